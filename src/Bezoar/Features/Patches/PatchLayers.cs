using System.Collections.Concurrent;
using Bezoar.Data;

namespace Bezoar.Features.Patches;

/// <summary>What the filters of all sizes see in images of one shape, cell by cell.</summary>
internal sealed class PatchLayers
{
    private readonly ImageShape _shape;
    private readonly PatchLayer[] _layers;

    // As many as there ever were images looked at at the same time.
    private readonly ConcurrentBag<PatchWorkspace> _workspaces = [];

    /// <param name="shape">Of the images.</param>
    /// <param name="banks">The filters of each size.</param>
    /// <param name="options">Contrast, threshold and cells.</param>
    public PatchLayers(ImageShape shape, IReadOnlyList<FilterBank> banks, PatchOptions options)
    {
        _shape = shape;
        _layers = [.. banks.Select(bank => new PatchLayer(
            bank, new(shape.Height - bank.Shape.Size + 1, shape.Width - bank.Shape.Size + 1, options.Cells, options.Reach), options))];
        (CellCount, CellLength) = (options.Cells * options.Cells, _layers.Sum(layer => layer.CellLength));
    }

    /// <summary>Cells, row by row.</summary>
    public int CellCount { get; }

    /// <summary>Numbers of a cell: those of each size, one after the other.</summary>
    public int CellLength { get; }

    /// <summary>Looks at an image. Safe to call from several threads.</summary>
    /// <param name="record">channels × height × width bytes.</param>
    /// <param name="mirrored">Whether left and right change places.</param>
    /// <returns>Holds its <see cref="PatchWorkspace.Cells"/> until it is given back.</returns>
    public PatchWorkspace LookAt(ReadOnlySpan<byte> record, bool mirrored)
    {
        if (!_workspaces.TryTake(out var workspace)) workspace = new(_shape, _layers, CellCount, CellLength);
        workspace.Load(record, mirrored);
        var offset = 0;
        for (var i = 0; i < _layers.Length; offset += _layers[i++].CellLength) _layers[i].Describe(workspace, workspace.Panels[i], offset, CellLength);
        return workspace;
    }

    /// <summary>Lets the memory be used for the next image.</summary>
    public void GiveBack(PatchWorkspace workspace) => _workspaces.Add(workspace);
}
