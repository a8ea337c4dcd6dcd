using System.CommandLine;
using System.Globalization;
using Bezoar.Cli.Commands;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Ensembles;
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

    /// <summary>As they train grey images, which are not mirrored.</summary>
    public static string BaseLearners() => Of(
        ["`--learner`", "what it is", "how it is trained"],
        NetworkLearners.Names.Select(name => new[]
        {
            $"`{name}`", ArchitectureCatalog.Get(name).Description,
            NetworkLearners.Create(name, new ImageShape(1, 28, 28)).Training.Recipe,
        }));

    public static string CertifyOptions() => Of(
        ["option", "default", "meaning"],
        CertifyCommand.Create().Options.Where(option => option.Description is not null).Select(option => new[]
        {
            $"`{option.Name}`", Default(option), option.Description!.Replace("|", "\\|", StringComparison.Ordinal),
        }));

    public static string Datasets() => Of(
        ["name", "what it is", "published by", "licence"],
        DatasetCatalog.Default.Datasets.Select(dataset => new[] { $"`{dataset.Name}`", dataset.Description, dataset.Publisher, dataset.Licence }));

    private static string Default(Option option)
    {
        // How many threads there are depends on the machine that writes the table.
        if (option.Name == "--threads") return "all";
        if (!option.HasDefaultValue || option.ValueType == typeof(bool)) return "";
        var value = Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(value) ? "" : $"`{value}`";
    }
}
