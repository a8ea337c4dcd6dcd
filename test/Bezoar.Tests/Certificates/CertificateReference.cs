using System.Text.Json;

namespace Bezoar.Tests.Certificates;

/// <summary>Votes with their prediction and radius, checked by enumeration where they are few.</summary>
internal static class CertificateReference
{
    private static readonly JsonDocument File = JsonDocument.Parse(
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Certificates", "certificates.json")));

    public static IReadOnlyList<JsonElement> Cases(string method)
    {
        JsonElement[] cases = [.. File.RootElement.GetProperty(method).EnumerateArray()];
        Assert.NotEmpty(cases);
        return cases;
    }

    public static int Int32(this JsonElement item, string name) => item.GetProperty(name).GetInt32();

    public static int[] Int32s(this JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(each => each.GetInt32())];
}
