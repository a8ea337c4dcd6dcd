using System.CommandLine;
using Bezoar.Cli.Commands;
using Bezoar.Cli.Help;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Features.Patches;
using Bezoar.Learning.KernelRidge;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Ensembles;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Training;
using Bezoar.TransferLearning;
using static Bezoar.Benchmarks.Tables.MarkdownTable;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Settings and names as the code has them.</summary>
internal static class SettingsTables
{
    private static readonly ImageShape AnyImage = new(3, 32, 32);

    public static string Learner()
    {
        var (hog, views, ridge) = (new HogOptions(), new ViewOptions(), new KernelRidgeOptions());
        return $"> {ridge.Description}, on {hog.Description}, {views.Description}";
    }

    public static string PatchLearner() => $"> {KernelRidgeOptions.ForPatches.Description}, on {new PatchOptions().Description}";

    public static string CertifyOptions() => OptionsOf(CertifyCommand.Create());

    public static string TrainOptions() => OptionsOf(TrainCommand.Create());

    public static string AdviseOptions() => OptionsOf(AdviseCommand.Create());

    public static string AttackOptions(string attack) => OptionsOf(AttackCommand.Create().Subcommands.Single(command => command.Name == attack));

    public static string EvaluateOptions() => OptionsOf(EvaluateCommand.Create());

    public static string Recipes() => RecipesOf("model", ArchitectureCatalog.All.Select(each => (each.Name, RecipeBook.For(each.Name))));

    public static string TransferRecipes() => RecipesOf("what is trained", new[]
    {
        ("all", Freezing.All, StartingWeights.Warm), ("all-but-N", Freezing.AllBut(1), StartingWeights.Warm), ("none", Freezing.None, StartingWeights.Warm),
        ("all-but-N --start cold", Freezing.AllBut(1), StartingWeights.Cold),
    }.Select(each => ($"--freeze {each.Item1}", Bezoar.TransferLearning.TransferRecipes.For(new() { Backbone = "", Freeze = each.Item2, Start = each.Item3 }))));

    public static string BaseLearners() => RecipesOf("learner", NetworkLearners.Names.Select(name => (name, NetworkLearners.RecipeOf(name))));

    public static string Datasets() => Of(
        ["name", "what it is", "published by", "licence"],
        DatasetCatalog.Default.Datasets.Select(dataset => new[] { $"`{dataset.Name}`", dataset.Description, dataset.Publisher, dataset.Licence }));

    private static string RecipesOf(string what, IEnumerable<(string Name, Recipe Recipe)> recipes) => Of(
        [what, "epochs:", "batch:", "optimiser", "learning rate over the epochs", "crop:", "colour images mirrored", "standardised"],
        recipes.Select(each => new[]
        {
            $"`{each.Name}`", Whole(each.Recipe.Epochs), Whole(each.Recipe.BatchSize), each.Recipe.Optimizer.Description,
            each.Recipe.For(AnyImage).Schedule.Description, Whole(each.Recipe.CropPadding), each.Recipe.MirrorsPhotographs ? "yes" : "no",
            each.Recipe.Standardisation switch
            {
                StandardisationKind.PerChannel => "by channel",
                StandardisationKind.AllPixels => "all pixels together",
                _ => "as the backbone",
            },
        }));

    private static string OptionsOf(Command command) => Of(
        ["option", "default", "meaning"],
        command.Options.Where(option => option.Description is not null).Select(option => new[]
        {
            $"`{option.Name}`", Default(option), option.Description!.Replace("|", "\\|", StringComparison.Ordinal),
        }));

    private static string Default(Option option)
    {
        // How many threads there are depends on the machine that writes the table.
        if (option.Name == "--threads") return "all";
        var value = HelpPage.DefaultOf(option);
        return string.IsNullOrEmpty(value) ? "" : $"`{value}`";
    }
}
