using Bezoar.Benchmarks.Results;
using Bezoar.Experiments.Targeted;

namespace Bezoar.Tests.Documentation;

/// <summary>Points on their way through a file of results.</summary>
public class ProjectionResultTests
{
    [Fact]
    public void TrainingImagesAreThinnedAndAllPointsRounded()
    {
        ProjectedPoint[] points =
        [
            .. Enumerable.Range(0, 5).Select(i => new ProjectedPoint(ProjectedKind.Training, 1, i, -i)),
            new(ProjectedKind.Target, 0, 1.23456, -0.004), new(ProjectedKind.Poison, 1, 2, 3), new(ProjectedKind.Poison, 1, 4, 5),
        ];
        var clouds = PointCloud.Of(points);
        Assert.Equal([("Training", 1, "0,0 2,-2 4,-4"), ("Target", 0, "1.23,-0"), ("Poison", 1, "2,3 4,5")], clouds.Select(cloud => (cloud.Kind, cloud.Label, cloud.Points)));
        Assert.Equal([(2, 3), (4, 5)], clouds[2].Parse());
    }
}
