using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public unsafe class PackedMatrixTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(31, 15)]
    [InlineData(32, 16)]
    [InlineData(33, 17)]
    [InlineData(70, 50)]
    public void VectorByVectorOrPanelByPanelIsTheSame(int count, int depth)
    {
        var vectors = Bits.Random(count * depth, 1);
        using var single = PackedMatrix.ForRight(count, depth);
        using var rows = PackedMatrix.ForRight(count, depth);
        using var columns = PackedMatrix.ForRight(count, depth);
        foreach (var matrix in (PackedMatrix[])[single, rows, columns]) Fill(matrix, float.NaN);

        for (var i = 0; i < count; i++) single.PackVector(vectors.AsSpan(i * depth, depth), i);
        single.ClearPadding();
        var transposed = new float[vectors.Length];
        for (var i = 0; i < count; i++)
            for (var step = 0; step < depth; step++) transposed[step * count + i] = vectors[i * depth + step];
        fixed (float* source = vectors, sourceTransposed = transposed)
            for (var panel = 0; panel < rows.PanelCount; panel++)
            {
                rows.PackPanel(source, depth, 1, count, panel);
                columns.PackPanel(sourceTransposed, 1, count, count, panel);
            }
        Bits.Equal(Content(single), Content(rows));
        Bits.Equal(Content(single), Content(columns));

        var vector = new float[depth];
        for (var i = 0; i < count; i++)
        {
            single.UnpackVector(i, vector);
            Bits.Equal(vectors.AsSpan(i * depth, depth), vector);
        }
        var padding = Content(single).Where((_, at) => at / (depth * 32) * 32 + at % 32 >= count);
        Assert.All(padding, number => Assert.Equal(0, number));
    }

    private static void Fill(PackedMatrix matrix, float value) =>
        new Span<float>(matrix.Panel(0), matrix.PanelCount * matrix.Width * matrix.Depth).Fill(value);

    private static float[] Content(PackedMatrix matrix) =>
        new ReadOnlySpan<float>(matrix.Panel(0), matrix.PanelCount * matrix.Width * matrix.Depth).ToArray();
}
