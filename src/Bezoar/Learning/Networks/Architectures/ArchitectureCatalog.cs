using Bezoar.Data;

namespace Bezoar.Learning.Networks.Architectures;

/// <summary>The networks that Bezoar knows by name.</summary>
public static class ArchitectureCatalog
{
    /// <summary>All of them, in the order in which lists show them.</summary>
    public static IReadOnlyList<Architecture> All { get; } =
    [
        new("badnets-cnn", "two convolutions, two fully connected layers (Gu et al. 2017)", BadNetsCnn.Layers),
        new("wide-cnn", "two wide convolutions, two fully connected layers, as in tutorials", WideCnn.Layers),
        new("nin", "Network in Network, nine convolutions (Lin et al. 2013)", NetworkInNetwork.Layers),
        new("alexnet-cifar", "five convolutions, two fully connected layers, after AlexNet", static (_, classes) => AlexNetCifar.Layers(classes)),
        new("alexnet-cifar-quarter", "the same with a quarter of the channels", static (_, classes) => AlexNetCifar.Layers(classes, divisor: 4)),
        new("resnet20", "residual network of 20 layers (He et al. 2015)", static (_, classes) => ResidualNetwork.Layers(3, classes)),
        new("resnet32", "residual network of 32 layers (He et al. 2015)", static (_, classes) => ResidualNetwork.Layers(5, classes)),
        new("linear", "one fully connected layer: logistic regression", LinearClassifier.Layers),
    ];

    /// <summary>The architecture of that name, in whatever case it is written.</summary>
    /// <exception cref="BezoarException">No such name; the message lists those that exist and suggests the nearest.</exception>
    public static Architecture Get(string name) =>
        All.FirstOrDefault(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);

    private static BezoarException Unknown(string name)
    {
        var nearest = All.MinBy(each => EditDistance.Between(each.Name, name.ToLowerInvariant()))!.Name;
        var isNear = EditDistance.Between(nearest, name.ToLowerInvariant()) <= 2;
        return Errors.UnknownArchitecture(name, All.Select(each => each.Name), isNear ? nearest : null);
    }
}
