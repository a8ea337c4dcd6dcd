using Bezoar.Data;
using Bezoar.Data.Images;

namespace Bezoar.Reports.Page.Evaluation;

/// <summary>An image inside the page.</summary>
internal static class Picture
{
    /// <param name="shape">Channels and size.</param>
    /// <param name="pixels">C×H×W bytes.</param>
    /// <param name="description">What a reader who cannot see it should know.</param>
    public static Html Render(ImageShape shape, byte[] pixels, string description) => Html.Of($"""
        <img src="data:image/png;base64,{Convert.ToBase64String(PngWriter.Encode(shape, pixels))}" alt="{description}" width="{shape.Width}" height="{shape.Height}">
        """);
}
