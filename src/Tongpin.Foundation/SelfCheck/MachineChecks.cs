using Tongpin.Kernel;

namespace Tongpin.Foundation.SelfCheck;

internal sealed class DiskCheck(Storage storage) : ISelfCheck
{
    private const long Little = 2_000_000_000, TooLittle = 300_000_000;

    public Words Name => ("磁盘空间", "Disk space");

    public Task<CheckAnswer> Ask(CancellationToken ct)
    {
        var free = new DriveInfo(storage.Folder).AvailableFreeSpace;
        Words finding = new($"可用 {free / 1e9:N1} GB", $"{free / 1e9:N1} GB free");
        return Task.FromResult(free > Little ? CheckAnswer.Ok(finding) : new(free > TooLittle ? CheckResult.Warn : CheckResult.Fail, finding, ("请清理磁盘，或把数据目录移到更大的盘。", "Free some space, or move the data folder to a larger disk.")));
    }
}

internal sealed class FolderCheck(Storage storage) : ISelfCheck
{
    public Words Name => ("数据目录", "Data folder");

    public async Task<CheckAnswer> Ask(CancellationToken ct)
    {
        var probe = Path.Combine(storage.Folder, $".probe-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllTextAsync(probe, "", ct);
            return CheckAnswer.Ok(new($"{storage.Folder} 可写", $"{storage.Folder} can be written"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CheckAnswer.Fail(new($"{storage.Folder} 不可写", $"{storage.Folder} cannot be written"), ("请检查该目录的所有者和权限。", "Check the owner and the permissions of the folder."));
        }
        finally
        {
            File.Delete(probe);
        }
    }
}

/// <summary>Documents made on the server need a font with Chinese letters.</summary>
internal sealed class FontCheck : ISelfCheck
{
    private static readonly string[] Known = ["CJK", "SourceHan", "NotoSansSC", "NotoSerifSC", "wqy", "msyh", "simsun", "simhei", "simkai", "PingFang", "STHeiti", "Songti", "uming", "ukai", "DroidSansFallback"];

    public Words Name => ("中文字体", "Chinese font");

    public Task<CheckAnswer> Ask(CancellationToken ct)
    {
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts")];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var font = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.?t?", options)).Select(Path.GetFileName)
            .FirstOrDefault(name => Known.Any(k => name!.Contains(k, StringComparison.OrdinalIgnoreCase)));
        return Task.FromResult(font is not null ? CheckAnswer.Ok(Words.Same(font))
            : CheckAnswer.Warn(("没有找到", "None was found"), ("请安装一款中文字体，如思源黑体；否则服务器生成的图片和 PDF 可能缺字。", "Install one, such as Noto Sans CJK; images and PDF made on the server may lack letters.")));
    }
}
