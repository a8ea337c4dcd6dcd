using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Features.Graph;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Features.Graph;

public class NeighbourSearchTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void TheyAreTheLargestScalarProductsInOrder(int threads, bool areInputs)
    {
        // More inputs than a tile and a block hold; queries of several views.
        var inputs = new UnlabelledInputs(Blobs.Create(1000, 1));
        var queries = Blobs.Create(500, 2);
        NeighbourSearch.QueryRecord record = areInputs ? inputs.Record : queries.Record;
        var descriptor = Ensembles.Descriptor(Blobs.Shape);
        using var search = NeighbourSearch.Over(descriptor, inputs, new(threads));
        var lists = search.Find(areInputs ? 1000 : 500, record, 7, areInputs, new(threads));
        for (var query = 0; query < lists.Count; query += 9)
        {
            var expected = BruteForce(descriptor, inputs, record, query).Where(each => !areInputs || each.Input != query).Take(7).ToArray();
            Assert.Equal(expected.Select(each => each.Input), lists.Indices(query).ToArray());
            Bits.Equal([.. expected.Select(each => each.Similarity)], lists.Similarities(query));
        }
    }

    [Fact]
    public void OfEqualOnesTheFirstInContentOrderIsNearer()
    {
        // Twelve vectors in three directions.
        float[] numbers = [.. Enumerable.Range(0, 12).SelectMany(i => new float[] { i % 3 == 0 ? 1 + i : 0, i % 3 == 1 ? 1 + i : 0, i % 3 == 2 ? 1 + i : 0 })];
        var dataset = new Dataset("vectors", new VectorShape(3), 2, MemoryMarshal.AsBytes<float>(numbers).ToArray(), new int[12]);
        var inputs = new UnlabelledInputs(dataset);
        using var search = NeighbourSearch.Over(new VectorDescriptor(new(3)), inputs, Workers.Single);
        var lists = search.Find(12, inputs.Record, 3, areInputs: true, Workers.Single);
        for (var i = 0; i < 12; i++)
        {
            int[] same = [.. Enumerable.Range(0, 12).Where(j => j != i && Axis(inputs, j) == Axis(inputs, i))];
            Assert.Equal(same, lists.Indices(i).ToArray());
        }

        static int Axis(UnlabelledInputs inputs, int i) => MemoryMarshal.Cast<byte, float>(inputs.Record(i)).IndexOfAnyExcept(0);
    }

    private static IEnumerable<(int Input, float Similarity)> BruteForce(
        SampleDescriptor descriptor, UnlabelledInputs inputs, NeighbourSearch.QueryRecord record, int query)
    {
        var (view, input) = (new float[descriptor.Length], new float[descriptor.Length]);
        var similarities = new float[inputs.Count];
        for (var i = 0; i < inputs.Count; i++)
        {
            descriptor.Describe(inputs.Record(i), 0, input);
            similarities[i] = float.NegativeInfinity;
            for (var v = 0; v < descriptor.ViewCount; v++)
            {
                descriptor.Describe(record(query), v, view);
                var sum = 0f;
                for (var k = 0; k < view.Length; k++) sum = MathF.FusedMultiplyAdd(view[k], input[k], sum);
                similarities[i] = Math.Max(similarities[i], sum);
            }
        }
        return similarities.Select((similarity, i) => (i, similarity)).OrderByDescending(each => each.similarity);
    }
}
