namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>A test on a real ONNX model; skipped, with its place as the reason, only where the model is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresBackboneFactAttribute : FactAttribute
{
    public RequiresBackboneFactAttribute(string name) => Skip = File.Exists(PathOf(name)) ? null : $"{PathOf(name)} is absent";

    public static string PathOf(string name) =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "bezoar", "backbones", $"{name}.onnx");
}
