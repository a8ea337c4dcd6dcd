using System.CommandLine;
using System.Globalization;
using Bezoar.Cli.Commands;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Settings and names as the code has them.</summary>
internal static class SettingsTables
{
    public static string Learner()
    {
        var (hog, views, ridge) = (new HogOptions(), new ViewOptions(), new KernelRidgeOptions());
        return $"> {ridge.Description}, on {hog.Description}, {views.Description}";
    }

    public static string CertifyOptions() => Of(
        ["option", "default", "meaning"],
        CertifyCommand.Create().Options.Where(option => option.Description is not null).Select(option => new[]
        {
            $"`{option.Name}`", Default(option), option.Description!.Replace("|", "\\|", StringComparison.Ordinal),
        }));

    public static string Datasets() => Of(
        ["name", "what it is", "published by", "licence"],
        DatasetCatalog.Default.Datasets.Select(dataset => new[] { $"`{dataset.Name}`", dataset.Description, dataset.Publisher, dataset.Licence }));

    // How many threads there are depends on the machine that writes the table.
    private static string Default(Option option) => option switch
    {
        { Name: "--threads" } => "all",
        { HasDefaultValue: true } when Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture) is { Length: > 0 } value => $"`{value}`",
        _ => "",
    };
}
