namespace Bezoar.Numerics;

/// <summary>A matrix to read from: a view of numbers in memory, in rows or, transposed, in columns.</summary>
public readonly ref struct MatrixOperand
{
    /// <summary>Row by row without gaps.</summary>
    /// <param name="data">rows × columns numbers.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="ArgumentException">The data is not of this size.</exception>
    public MatrixOperand(ReadOnlySpan<float> data, int rows, int columns) : this(data, rows, columns, columns, 1)
    {
        if (data.Length != (long)rows * columns) throw new ArgumentException($"{data.Length} numbers are not {rows}×{columns}");
    }

    private MatrixOperand(ReadOnlySpan<float> data, int rows, int columns, int rowStride, int columnStride)
    {
        Data = data;
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, columnStride);
    }

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<float> Data { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Distance between neighbouring rows.</summary>
    public int RowStride { get; }

    /// <summary>Distance between neighbouring columns.</summary>
    public int ColumnStride { get; }

    /// <summary>The same numbers with rows and columns exchanged; nothing is copied.</summary>
    public MatrixOperand Transposed() => new(Data, Columns, Rows, ColumnStride, RowStride);
}
