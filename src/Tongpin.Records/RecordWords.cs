namespace Tongpin.Records;

/// <summary>The verbs and activity types of the college (词汇表). Their IRIs are pages of the house: <c>/vocabulary/verbs/…</c> and <c>/vocabulary/types/…</c>.</summary>
public static class RecordWords
{
    public static readonly RecordVerb Opened = new("opened", ("打开", "opened"), ("打开了资源、课程或任务。", "Opened a resource, a course or a task."));
    public static readonly RecordVerb Viewed = new("viewed", ("浏览", "viewed"), ("看了资源的一部分或全部。", "Looked at part or all of a resource."));
    public static readonly RecordVerb Downloaded = new("downloaded", ("下载", "downloaded"), ("取走了文件。", "Took a file away."));
    public static readonly RecordVerb Enrolled = new("enrolled", ("报名", "enrolled"), ("加入了课程、培训或比赛。", "Joined a course, a training or a contest."));
    public static readonly RecordVerb Attended = new("attended", ("出勤", "attended"), ("到场参加，通常由签到产生。", "Was present, as a rule by checking in."));
    public static readonly RecordVerb Answered = new("answered", ("作答", "answered"), ("回答了一道题。", "Answered a question."));
    public static readonly RecordVerb Submitted = new("submitted", ("提交", "submitted"), ("交了作业、报告或作品。", "Handed in work, a report or a piece."));
    public static readonly RecordVerb Operated = new("operated", ("操作", "operated"), ("在设备或虚拟工厂上做了一步操作。", "Did a step on a machine or a virtual plant."));
    public static readonly RecordVerb Completed = new("completed", ("完成", "completed"), ("走完了全部要求的内容。", "Went through all that was asked for."));
    public static readonly RecordVerb Passed = new("passed", ("通过", "passed"), ("达到了要求。", "Met the requirement."));
    public static readonly RecordVerb Failed = new("failed", ("未通过", "failed"), ("没有达到要求。", "Did not meet the requirement."));
    public static readonly RecordVerb Assessed = new("assessed", ("评价", "assessed"), ("给他人的成果评了分或写了评语。", "Marked or commented on the work of somebody else."));
    public static readonly RecordVerb Awarded = new("was-awarded", ("获得", "was awarded"), ("获得证书、徽章或奖项。", "Was given a certificate, a badge or a prize."));

    public static readonly RecordKind Resource = new("resource", ("资源", "resource"), ("资源库中的素材、积件或文档。", "A material, granule or document of the resource library."));
    public static readonly RecordKind Course = new("course", ("课程", "course"), ("一门课程。", "A course."));
    public static readonly RecordKind Module = new("module", ("模块", "module"), ("课程中的模块或单元。", "A module or unit of a course."));
    public static readonly RecordKind Question = new("question", ("试题", "question"), ("题库中的一道题。", "A question of the item bank."));
    public static readonly RecordKind Plant = new("plant", ("虚拟工厂", "virtual plant"), ("一个虚拟仿真实训项目。", "A virtual plant to practise on."));
    public static readonly RecordKind Training = new("training", ("培训", "training"), ("一个培训项目或班次。", "A training project or class."));
    public static readonly RecordKind Contest = new("contest", ("赛项", "contest"), ("一个技能竞赛项目。", "A skills contest."));
    public static readonly RecordKind Placement = new("placement", ("实习", "internship"), ("一个实习岗位。", "An internship post."));
    public static readonly RecordKind Certificate = new("certificate", ("证书", "certificate"), ("证书或徽章。", "A certificate or badge."));

    public static IReadOnlyList<RecordVerb> Verbs { get; } = [Opened, Viewed, Downloaded, Enrolled, Attended, Answered, Submitted, Operated, Completed, Passed, Failed, Assessed, Awarded];
    public static IReadOnlyList<RecordKind> Kinds { get; } = [Resource, Course, Module, Question, Plant, Training, Contest, Placement, Certificate];
}
