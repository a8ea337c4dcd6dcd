namespace Bezoar.Cli.Data;

/// <summary>Where the named data sets are published. The sums are those of the publishers' files.</summary>
internal static class DatasetSources
{
    private const long CifarBatchLength = 30_730_000;

    public static IReadOnlyList<DatasetSource> All { get; } =
    [
        new(
            "mnist",
            [new("https://ossci-datasets.s3.amazonaws.com/mnist/"), new("https://storage.googleapis.com/cvdf-datasets/mnist/")],
            [
                new("train-images-idx3-ubyte.gz", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                new("train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                new("t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                new("t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            ]),
        new(
            "cifar10",
            [new("https://www.cs.toronto.edu/~kriz/")],
            [new("cifar-10-binary.tar.gz", 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")])
        {
            Archive = new(
                "cifar-10-batches-bin",
                [
                    new("data_batch_1.bin", CifarBatchLength, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                    new("data_batch_2.bin", CifarBatchLength, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                    new("data_batch_3.bin", CifarBatchLength, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                    new("data_batch_4.bin", CifarBatchLength, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                    new("data_batch_5.bin", CifarBatchLength, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
                    new("test_batch.bin", CifarBatchLength, "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
                ]),
        },
    ];
}
