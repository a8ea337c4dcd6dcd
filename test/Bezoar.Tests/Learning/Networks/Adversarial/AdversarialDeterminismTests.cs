using Bezoar.Tests.Attacks;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Learning.Networks.Adversarial;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class AdversarialDeterminismTests
{
    [Fact]
    public void SameBytesOnEveryMachine()
    {
        using var network = HardenedImages.Network();
        var images = Toys.Images(HardenedImages.Shape, 70);
        byte[] all =
        [
            .. HardenedImages.Harden(network, images, HardenedImages.L2, threads: 2),
            .. HardenedImages.Harden(network, images, HardenedImages.Linf, threads: 2),
        ];
        Assert.Equal("8e046685c2bb6ca7ad09fa9b54412716", Bits.Hash<byte>(all));
    }
}
