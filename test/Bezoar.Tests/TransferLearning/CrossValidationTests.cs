using Bezoar.Data;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Tests.TransferLearning;

public sealed class CrossValidationTests : IDisposable
{
    private const int Folds = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly TransferPlan _plan;
    private readonly Dataset _images = SmallClassifier.Images(30, 4);

    public CrossValidationTests() => _plan = new() { Backbone = SmallClassifier.Write(_folder), Freeze = Freezing.AllBut(1) };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFoldIsPredictedByANetworkTrainedOnTheOthers()
    {
        var folds = new StratifiedFolds(_images.Labels, Folds, 1);
        var expected = Enumerable.Range(0, Folds).Select(fold =>
        {
            using var network = TransferNetwork.Create(_plan, SmallClassifier.Shape, 2, 7);
            var (train, test) = (_images.Subset("", folds.Without(fold, 4)), _images.Subset("", folds.Within(fold)));
            var options = TransferRecipes.For(_plan).For(SmallClassifier.Shape) with { Seed = 7 };
            using var trainer = new Trainer(network.Trained, Inputs(network, train), options, Workers.Single);
            trainer.Run();
            using var evaluator = new Evaluator(network.Trained, new VectorShape(6 * 16), Standardisation.None, 4, Workers.Single);
            return evaluator.Accuracy(Inputs(network, test));
        }).ToArray();
        Assert.Equal(expected, Run(1, 4));
    }

    [Fact]
    public void ThreadsAndEarlierRunsChangeNothing()
    {
        var folds = new StratifiedFolds(_images.Labels, Folds, 1);
        using var validation = new CrossValidation(_plan, _images, folds, 7, new(2));
        var all = validation.Run();
        Assert.Equal(Run(1, 4), validation.Run(4));
        Assert.Equal(all, validation.Run());
    }

    private IReadOnlyList<double> Run(int threads, int? perClass)
    {
        using var validation = new CrossValidation(_plan, _images, new(_images.Labels, Folds, 1), 7, new(threads));
        return validation.Run(perClass);
    }

    private static SampleSource Inputs(TransferNetwork network, Dataset images) =>
        SampleSource.InContentOrder(network.Inputs(images, FeatureCache.None, Workers.Single));
}
