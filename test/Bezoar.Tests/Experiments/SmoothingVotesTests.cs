using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Experiments;

namespace Bezoar.Tests.Experiments;

/// <summary>Labels are changed, and everything is smoothed again.</summary>
public class SmoothingVotesTests
{
    /// <summary>What noise gives most often is known again where the changed labels leave a radius.</summary>
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    public void AttacksWithinTheRadiusNeverMakeAnotherClassSure(double q)
    {
        var noise = new LabelNoise(q, EmbeddedBlobs.Classes);
        var method = SmoothingMethod.Exact(noise);
        var rows = Cast(EmbeddedBlobs.Labels, noise);
        var (known, turned) = (0, 0);
        for (var input = 0; input < EmbeddedBlobs.Inputs; input++)
        {
            var (prediction, radius) = (method.Prediction(rows[input]), method.Radius(rows[input]).Value);
            if (radius < 1) continue;
            int[] places = [.. Enumerable.Range(0, EmbeddedBlobs.Labels.Length)];
            var weights = EmbeddedBlobs.Weights(places, input);
            int[] order = [.. places.Where(place => EmbeddedBlobs.Labels[place] == prediction).OrderByDescending(place => weights[place])];
            for (var rival = 0; rival < EmbeddedBlobs.Classes; rival++)
            {
                if (rival == prediction) continue;
                for (var changed = 1; changed <= Math.Min(radius, order.Length); changed++)
                {
                    var after = RowAfter(changed, rival);
                    if (method.Radius(after).Value < 0) continue;
                    known++;
                    Assert.Equal(prediction, method.Prediction(after));
                }
                var all = RowAfter(order.Length, rival);
                if (method.Radius(all).Value >= 0 && method.Prediction(all) == rival) turned++;
            }

            int[] RowAfter(int changed, int rival)
            {
                int[] labels = [.. EmbeddedBlobs.Labels];
                foreach (var place in order[..changed]) labels[place] = rival;
                return Cast(labels, noise)[input];
            }
        }
        Assert.True(known > 10 && turned > 5, $"{known} predictions known after the attack, {turned} turned by more");
    }

    private static int[][] Cast(int[] labels, LabelNoise noise)
    {
        var samples = EmbeddedBlobs.With(labels);
        return [.. SmoothingVotes.Cast(samples, EmbeddedBlobs.Embedding, EmbeddedBlobs.Ridge, [noise], EmbeddedBlobs.TaskOf(samples))[0].Chunk(EmbeddedBlobs.Classes + 1)];
    }
}
