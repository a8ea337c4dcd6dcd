using Bezoar.Benchmarks.Results;
using Bezoar.Benchmarks.Tables.Pictures;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Benchmarks.Tables.Frogs;

/// <summary>Features seen from the side, by the victims without and with poison, on the same scale.</summary>
internal static class ProjectionPicture
{
    private const int PlotWidth = 360, PlotHeight = 270, Left = 56, Top = 50, Between = 70, RowHeight = 396;

    // Marks are paths about (0, 0); those of few stand out and come last. Of many, each is smaller and without a rim.
    private const int Few = 5;
    private const string SmallSquare = "m-2 -2h4v4h-4z", SmallDiamond = "m0 -3l3 3l-3 3l-3 -3z";
    private const string Point = "m-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0", Square = "m-4 -4h8v8h-8z", Diamond = "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z", Triangle = "m0 -8l7.5 13h-15z";

    /// <param name="experiments">With the title of each.</param>
    public static string Of(IReadOnlyList<(string Title, ProjectionResult Projection)> experiments)
    {
        var picture = new Picture(Left + 2 * PlotWidth + Between + 26, experiments.Count * RowHeight, "Features of training images, target, bases and poison in two dimensions, by the victims without and with poison");
        for (var i = 0; i < experiments.Count; i++)
        {
            var (title, projection) = experiments[i];
            var points = projection.Without.Concat(projection.With).SelectMany(cloud => cloud.Parse()).ToArray();
            var (across, up) = (Around(points.Select(point => point.X), "along the line through both centroids"), Around(points.Select(point => point.Y), "across it"));
            Draw(new Plot(picture, Left, Top + i * RowHeight, PlotWidth, PlotHeight, across, up).DrawAxes($"{title}, victim without poison"), projection.Without);
            Draw(new Plot(picture, Left + PlotWidth + Between, Top + i * RowHeight, PlotWidth, PlotHeight, across, up).DrawAxes($"{title}, victim with poison"), projection.With);
            picture.Legend(Left, Top + i * RowHeight + PlotHeight + 62, 2 * PlotWidth + Between, Entries(projection));
        }
        return picture.ToString();
    }

    private static void Draw(Plot plot, IReadOnlyList<PointCloud> clouds)
    {
        foreach (var kind in Enum.GetValues<ProjectedKind>().OrderBy(kind => kind == ProjectedKind.Target))
            foreach (var cloud in clouds.Where(cloud => cloud.Kind == kind.ToString())) Mark(plot, kind, cloud.Label, [.. cloud.Parse()]);
    }

    private static void Mark(Plot plot, ProjectedKind kind, int label, (double X, double Y)[] points) =>
        plot.Marks(points, Style(kind, label, points.Length > Few), Shape(kind, points.Length > Few));

    private static IEnumerable<(string, string)> Entries(ProjectionResult projection)
    {
        string Mark(ProjectedKind kind, int label) => $"""<path d="M9 -4{Shape(kind, areMany: false)}" {Style(kind, label, areMany: false)}/>""";
        foreach (var cloud in projection.Without.Where(cloud => cloud.Kind == nameof(ProjectedKind.Training)).OrderBy(cloud => cloud.Label))
            yield return ($"training images of class {projection.Classes[cloud.Label]}", Mark(ProjectedKind.Training, cloud.Label));
        foreach (var kind in new[] { ProjectedKind.Target, ProjectedKind.Base, ProjectedKind.Poison })
        {
            var cloud = projection.Without.First(cloud => cloud.Kind == kind.ToString());
            yield return ($"{kind.ToString().ToLowerInvariant()}, {projection.Classes[cloud.Label]}", Mark(kind, cloud.Label));
        }
    }

    private static string Shape(ProjectedKind kind, bool areMany) => kind switch
    {
        ProjectedKind.Target => Triangle,
        ProjectedKind.Base => areMany ? SmallSquare : Square,
        ProjectedKind.Poison => areMany ? SmallDiamond : Diamond,
        _ => Point,
    };

    private static string Style(ProjectedKind kind, int label, bool areMany) => kind switch
    {
        ProjectedKind.Target => "fill=\"#111111\" stroke=\"#ffffff\"",
        ProjectedKind.Base => $"fill=\"none\" stroke=\"#111111\" stroke-width=\"{(areMany ? "0.7" : "1.2")}\"",
        ProjectedKind.Poison => $"fill=\"{Picture.With}\" stroke=\"#ffffff\" stroke-width=\"{(areMany ? "0" : "0.6")}\"",
        _ => label == 0 ? "fill=\"#005a8f\" fill-opacity=\"0.6\"" : "fill=\"#4d9a1f\" fill-opacity=\"0.65\"",
    };

    /// <summary>All numbers, between round ones.</summary>
    private static Axis Around(IEnumerable<double> values, string caption)
    {
        var (low, high) = (values.Min(), values.Max());
        var step = new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.First(size => size * 6 >= high - low);
        return new(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step, "", caption);
    }
}
