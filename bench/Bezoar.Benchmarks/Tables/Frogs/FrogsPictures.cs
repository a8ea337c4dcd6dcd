using Bezoar.Benchmarks.Results;

namespace Bezoar.Benchmarks.Tables.Frogs;

/// <summary>The pictures of the page on Poison Frogs that are drawn from results.</summary>
internal static class FrogsPictures
{
    private const string Folder = "docs/attacks/poison-frogs-", Frozen = "Last layer on a frozen network", Throughout = "All layers trained";

    /// <summary>Files from the repository's root, and what stands in them.</summary>
    public static IEnumerable<(string File, string Text)> Of(TargetedEvaluationResult oneShot, TargetedEvaluationResult endToEnd)
    {
        (string Title, TargetedEvaluationResult Result)[] both = [(Frozen, oneShot), (Throughout, endToEnd)];
        yield return ($"{Folder}confidence.svg", ConfidencePicture.Of([.. both.Select(each => (each.Title, MostPoison(each.Result)[0]))]));
        yield return ($"{Folder}rotation.svg", RotationPicture.Of([.. both.Select(each => (each.Title, MostPoison(each.Result)))]));
        yield return ($"{Folder}projection.svg", ProjectionPicture.Of([.. both.Select(each => (each.Title, each.Result.Projection))]));
        yield return ($"{Folder}poisons.svg", PoisonsPicture.Of(endToEnd));
    }

    /// <summary>Each setting with the most poison instances, in the order of the results.</summary>
    private static IReadOnlyList<TargetedRow> MostPoison(TargetedEvaluationResult result) =>
        [.. result.Rows.GroupBy(row => row.Setting).Select(rows => rows.MaxBy(row => row.PoisonCount)!)];
}
