using Bezoar.Data;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Recipes;
using Bezoar.Learning.Networks.Schedules;

namespace Bezoar.Tests.Learning.Networks.Recipes;

public class RecipeTests
{
    private static readonly RecordShape Grey = new ImageShape(1, 28, 28), Colour = new ImageShape(3, 32, 32), Vector = new VectorShape(5);

    public static TheoryData<string> AllArchitectures => [.. ArchitectureCatalog.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(AllArchitectures))]
    public void IsPossibleForEveryKindOfDataAndAnyNumberOfEpochs(string architecture)
    {
        var recipe = RecipeBook.For(architecture);
        foreach (var shape in new[] { Grey, Colour, Vector })
            foreach (var course in Enum.GetValues<RateCourse>())
                for (var epochs = 1; epochs < 12; epochs++)
                    (recipe with { Epochs = epochs, Course = course }).For(shape).Validate();
    }

    [Theory]
    [MemberData(nameof(AllArchitectures))]
    public void OnlyPhotographsAreMirroredAndVectorsLeftAsTheyAre(string architecture)
    {
        var recipe = RecipeBook.For(architecture);
        Assert.False(recipe.For(Grey).Mirror);
        Assert.Equal(recipe.MirrorsPhotographs, recipe.For(Colour).Mirror);
        Assert.Equal((0, false), (recipe.For(Vector).CropPadding, recipe.For(Vector).Mirror));
        Assert.Equal(recipe.CropPadding, recipe.For(Grey).CropPadding);
    }

    /// <summary>arXiv 2006.14768 and the authors' code.</summary>
    [Fact]
    public void NinIsTrainedAsInThePaper()
    {
        var options = RecipeBook.For("nin").For(Colour);
        Assert.Equal((200, 128, 4, true), (options.Epochs, options.BatchSize, options.CropPadding, options.Mirror));
        Assert.Equal(new SgdOptions { LearningRate = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 5e-4 }, options.Optimizer);
        var steps = Assert.IsType<StepSchedule>(options.Schedule);
        Assert.Equal([60, 120, 160], steps.Milestones);
        Assert.Equal(0.2, steps.Factor);
    }

    [Theory]
    [InlineData(20, "6 12 16")]
    [InlineData(3, "1 2")]
    [InlineData(1, "1")]
    public void StepsScaleWithTheEpochs(int epochs, string milestones)
    {
        var schedule = (new Recipe() with { Epochs = epochs, Course = RateCourse.Step }).For(Grey).Schedule;
        Assert.Equal(milestones, string.Join(' ', Assert.IsType<StepSchedule>(schedule).Milestones));
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    public void WarmUpLeavesAnEpochToFall(int epochs, int warmUp) => Assert.Equal(
        new CosineSchedule { WarmUpEpochs = warmUp }, (new Recipe() with { Epochs = epochs, WarmUpEpochs = 2 }).For(Grey).Schedule);

    [Fact]
    public void AnUnknownArchitectureHasTheGeneralOne() => Assert.Equal(new Recipe(), RecipeBook.For("none"));
}
