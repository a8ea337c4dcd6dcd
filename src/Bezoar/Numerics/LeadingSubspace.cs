namespace Bezoar.Numerics;

/// <summary>
/// Linear maps onto the directions in which a covariance is largest, without its eigenvectors: any basis of the subspace that they span
/// gives the same lengths and angles.
/// </summary>
internal static class LeadingSubspace
{
    // Each multiplies what is outside by the ratio of the eigenvalues; those of natural data fall so fast that this is enough.
    private const int Rounds = 3;

    // Of the sum of all eigenvalues: enough to keep directions without any variance apart, and too little to count beside others.
    private const float Shift = 1e-6f;

    /// <summary>An orthonormal basis of about the span of the leading eigenvectors, by subspace iteration from random vectors, always the same ones.</summary>
    /// <param name="matrix">S, size × size, symmetric and positive semidefinite.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="dimension">Of the subspace, at most <paramref name="size"/>.</param>
    /// <returns>dimension × size, a vector in each row.</returns>
    public static float[] Find(float[] matrix, int size, int dimension)
    {
        var random = new CounterRandom(1);
        var basis = new float[dimension * size];
        foreach (ref var number in basis.AsSpan()) number = random.NextSingle(-1, 1);
        var shift = 0f;
        for (var i = 0; i < size; i++) shift += Shift * matrix[i * size + i];
        for (var round = 0; round < Rounds; round++)
        {
            basis = Times(basis, matrix, size, shift);
            // Twice: the first time, what is nearly dependent loses digits.
            Orthonormalise(basis, basis, size);
            Orthonormalise(basis, basis, size);
        }
        return basis;
    }

    /// <summary>Whitens within the subspace of the leading eigenvectors: W with W·(S + εI)·Wᵀ = I whose rows span it.</summary>
    /// <param name="matrix">S, size × size, symmetric and positive semidefinite.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="dimension">Of the subspace, at most <paramref name="size"/>.</param>
    /// <param name="epsilon">ε, above 0: directions of less variance than this are hardly raised.</param>
    /// <returns>dimension × size.</returns>
    public static float[] Whiten(float[] matrix, int size, int dimension, float epsilon)
    {
        var basis = Find(matrix, size, dimension);
        Orthonormalise(basis, Times(basis, matrix, size, epsilon), size);
        return basis;
    }

    /// <summary>rows · (S + shift · I).</summary>
    private static float[] Times(float[] rows, float[] matrix, int size, float shift)
    {
        float[] product = [.. rows.Select(number => shift * number)];
        MatrixProduct.Add(new(rows, rows.Length / size, size), new(matrix, size, size), product, Workers.Single);
        return product;
    }

    /// <summary>
    /// Gram-Schmidt in the inner product ⟨u, M·v⟩: each vector loses what it has in common with those before it, and is scaled to length 1;
    /// zero stays zero.
    /// </summary>
    /// <param name="vectors">count × length.</param>
    /// <param name="images">M times each vector, and so it stays; the same array for M = I.</param>
    /// <param name="length">Numbers of a vector.</param>
    private static unsafe void Orthonormalise(float[] vectors, float[] images, int length)
    {
        var isPlain = ReferenceEquals(vectors, images);
        fixed (float* v = vectors, m = images)
            for (var i = 0; i < vectors.Length; i += length)
            {
                for (var j = 0; j < i; j += length)
                {
                    var common = -(float)Lanes.Dot(v + i, m + j, length);
                    Lanes.AddScaledTo(v + i, common, v + j, length);
                    if (!isPlain) Lanes.AddScaledTo(m + i, common, m + j, length);
                }
                var square = Lanes.Dot(v + i, m + i, length);
                var scale = square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
                Scale(vectors.AsSpan(i, length), scale);
                if (!isPlain) Scale(images.AsSpan(i, length), scale);
            }
    }

    private static void Scale(Span<float> vector, float factor)
    {
        foreach (ref var number in vector) number *= factor;
    }
}
