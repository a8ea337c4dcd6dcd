using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Features;
using Bezoar.Features.Patches;
using Bezoar.Learning.KernelRidge;

namespace Bezoar.Tests.Experiments;

public class CertifyPlanTests
{
    private static readonly ImageShape Grey = new(1, 28, 28), Colour = new(3, 32, 32);

    [Fact]
    public void TheDescriptorSuitsTheShape()
    {
        var plan = new CertifyPlan();
        Assert.IsType<HogDescriptor>(plan.DescriptorFor(Grey));
        Assert.IsType<PatchDescriptor>(plan.DescriptorFor(Colour));
        Assert.IsType<HogDescriptor>(plan.DescriptorFor(new ImageShape(3, 32, 5)));
        Assert.IsType<VectorDescriptor>(plan.DescriptorFor(new VectorShape(7)));
        Assert.IsType<PatchDescriptor>(new CertifyPlan { Descriptor = "patches" }.DescriptorFor(Grey));
        Assert.IsType<HogDescriptor>(new CertifyPlan { Descriptor = "hog" }.DescriptorFor(Colour));
    }

    [Fact]
    public void TheKernelSuitsTheDescriptor()
    {
        Assert.Equal(new KernelRidgeOptions(), new CertifyPlan().KernelRidgeFor(Grey));
        Assert.Equal(KernelRidgeOptions.ForPatches, new CertifyPlan().KernelRidgeFor(Colour));
        Assert.Equal(KernelRidgeOptions.ForPatches with { Gamma = 3 }, new CertifyPlan { Gamma = 3 }.KernelRidgeFor(Colour));
        Assert.Equal(new() { Lambda = 2 }, new CertifyPlan { Lambda = 2, Descriptor = "hog" }.KernelRidgeFor(Colour));
    }

    [Fact]
    public void ADescriptorOfImagesIsRefusedForVectors() => Fails.With(
        () => new CertifyPlan { Descriptor = "patches" }.DescriptorFor(new VectorShape(7)), "--descriptor patches is for images");

    [Fact]
    public void FaultsAreThoseOfTheDescriptorInUse()
    {
        var plan = new CertifyPlan { Patches = new() { Copies = 12 }, Views = new() { Copies = -1 }, Gamma = 0 };
        Fails.With(plan.Validate, "views: copies is -1", "kernel ridge: gamma is 0");
        Fails.With((plan with { Descriptor = "patches" }).Validate, "patches: copies is 12", "kernel ridge: gamma is 0");
        Fails.With((plan with { Descriptor = "sift" }).Validate, "no descriptor is called 'sift', must be hog or patches");
        (plan with { Views = new(), Gamma = null }).Validate();
    }
}
