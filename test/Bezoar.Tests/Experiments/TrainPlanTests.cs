using Bezoar.Experiments;
using Bezoar.Learning.Networks.Optimizers;

namespace Bezoar.Tests.Experiments;

public class TrainPlanTests
{
    [Fact]
    public void EveryFaultIsNamedAtOnce()
    {
        var plan = new TrainPlan
        {
            Architecture = "resnet21",
            Training = new() { Epochs = 0, BatchSize = -1, CropPadding = -2, Optimizer = new SgdOptions { LearningRate = -1, Momentum = 2 } },
        };
        Fails.With(
            plan.Validate, "train: ", "'resnet21'", "did you mean resnet20?", "epochs is 0", "batch size is -1", "crop padding is -2",
            "learning rate is -1", "momentum is 2");
    }

    [Fact]
    public void TheDefaultIsPossible() => new TrainPlan().Validate();
}
