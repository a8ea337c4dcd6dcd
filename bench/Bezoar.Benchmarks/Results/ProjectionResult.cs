using System.Globalization;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Benchmarks.Results;

/// <summary>Features of one attempt in two dimensions, as few and as rounded as a picture needs them.</summary>
/// <param name="Setting">Whose first target it is.</param>
/// <param name="Classes">Their names.</param>
/// <param name="Without">By the victim without poison.</param>
/// <param name="With">By the victim with poison.</param>
internal sealed record ProjectionResult(string Setting, IReadOnlyList<string> Classes, IReadOnlyList<PointCloud> Without, IReadOnlyList<PointCloud> With)
{
    public static ProjectionResult Of(SettingExamples examples, IReadOnlyList<string> classes) =>
        new(examples.Setting, classes, PointCloud.Of(examples.Projection), PointCloud.Of(examples.PoisonedProjection));
}

/// <summary>Points that look alike.</summary>
/// <param name="Kind">Such as <c>Training</c>.</param>
/// <param name="Label">Their class.</param>
/// <param name="Points">As SVG writes them: <c>x,y x,y</c>, in the units of the features. One string, so that a file of results stays readable.</param>
internal sealed record PointCloud(string Kind, int Label, string Points)
{
    // Of training images every second one shows the clouds as well.
    private const int Thinning = 2;

    public static IReadOnlyList<PointCloud> Of(IReadOnlyList<ProjectedPoint> points) =>
    [
        .. points.GroupBy(point => (point.Kind, point.Label)).Select(group => new PointCloud(
            group.Key.Kind.ToString(), group.Key.Label, string.Join(' ', Thinned(group.Key.Kind, group).Select(point => $"{Short(point.X)},{Short(point.Y)}")))),
    ];

    /// <summary>Read back.</summary>
    public IEnumerable<(double X, double Y)> Parse() => Points.Split(' ').Select(point =>
    {
        var comma = point.IndexOf(',', StringComparison.Ordinal);
        return (double.Parse(point[..comma], CultureInfo.InvariantCulture), double.Parse(point[(comma + 1)..], CultureInfo.InvariantCulture));
    });

    private static IEnumerable<ProjectedPoint> Thinned(ProjectedKind kind, IEnumerable<ProjectedPoint> points) =>
        kind == ProjectedKind.Training ? points.Where((_, i) => i % Thinning == 0) : points;

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
