namespace Bezoar.Attacks.Triggers;

/// <summary>From where a patch's place is measured.</summary>
public enum Anchor
{
    /// <summary>Margins from the upper and the left edge.</summary>
    TopLeft,

    /// <summary>Margins from the upper and the right edge.</summary>
    TopRight,

    /// <summary>Margins from the lower and the left edge.</summary>
    BottomLeft,

    /// <summary>Margins from the lower and the right edge.</summary>
    BottomRight,

    /// <summary>In the middle; half a pixel goes up and to the left.</summary>
    Centre,

    /// <summary>Anywhere within the margins, drawn anew for every image.</summary>
    Random,

    /// <summary>Side by side from the upper left margins on, to the lower and the right edge: the whole image without margins.</summary>
    Tiled,

    /// <summary>Side by side over the whole image, of which only so many rows and columns at each edge are covered.</summary>
    Frame,
}

/// <summary>Where a patch goes.</summary>
/// <param name="Anchor">From where it is measured.</param>
/// <param name="Down">Rows between the patch and the edge; for the centre, rows further down; for a frame, rows that it covers.</param>
/// <param name="Across">Columns between the patch and the edge; for the centre, columns further right; for a frame, columns that it covers.</param>
/// <param name="Mirrored">Whether left and right of the patch change places.</param>
public sealed record Placement(Anchor Anchor, int Down = 0, int Across = 0, bool Mirrored = false);
