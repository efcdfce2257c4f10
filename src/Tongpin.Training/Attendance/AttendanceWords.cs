using Tongpin.Kernel;

namespace Tongpin.Training.Attendance;

/// <summary>Ways of checking in, in words.</summary>
internal static class AttendanceWords
{
    public static Words Of(CheckInWay way) => way switch { CheckInWay.Phone => ("手机", "phone"), CheckInWay.List => ("名单", "list"), _ => ("更正", "correction") };
}
