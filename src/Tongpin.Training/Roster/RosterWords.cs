using Tongpin.Kernel;

namespace Tongpin.Training.Roster;

/// <summary>States of trainees in words.</summary>
internal static class RosterWords
{
    public static Words Of(TraineeState state) => state switch { TraineeState.Enrolled => ("在册", "on the roster"), TraineeState.Cancelled => ("已退班", "left"), _ => ("已转班", "transferred") };

    public static string Tone(TraineeState state) => state == TraineeState.Enrolled ? "success" : "secondary";

    public static Words Of(TraineeSource source) => source switch
    {
        TraineeSource.Staff => ("录入", "entered"),
        TraineeSource.File => ("导入", "imported"),
        TraineeSource.SignUp => ("自行报名", "signed up"),
        TraineeSource.Coordinator => ("企业联络员", "by the company"),
        _ => ("转入", "transferred"),
    };

    public static Words Of(TestResult result) => result switch { TestResult.Passed => ("合格", "passed"), TestResult.Failed => ("不合格", "failed"), _ => ("未考核", "not tested") };
}
