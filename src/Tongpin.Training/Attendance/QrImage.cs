using Microsoft.AspNetCore.Components;
using QRCoder;

namespace Tongpin.Training.Attendance;

/// <summary>An address as a QR code, drawn as SVG so that it is sharp on a projector and on paper.</summary>
internal static class QrImage
{
    public static MarkupString Svg(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new(code.GetGraphic(new System.Drawing.Size(320, 320), sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
