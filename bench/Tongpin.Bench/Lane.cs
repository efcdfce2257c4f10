using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Tongpin.Bench;

/// <summary>One connection that is kept and used over and over: HTTP/1.1 by hand, so that the one who measures costs next to nothing.</summary>
internal sealed class Lane : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[4 << 20];
    private readonly string headers;

    public Lane(Uri address, string headers)
    {
        this.headers = $"Host: {address.Authority}\r\n{headers}";
        socket.Connect("127.0.0.1", address.Port);
    }

    /// <summary>The answer to the last request, without headers.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <returns>The status.</returns>
    public async Task<int> Send(string method, string path, ReadOnlyMemory<byte> body)
    {
        var head = Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\n{headers}Content-Length: {body.Length}\r\n\r\n");
        await socket.SendAsync((ArraySegment<byte>[])[head, body.ToArray()]);
        var (filled, end) = (0, -1);
        while (end < 0)
        {
            filled += await Receive(filled);
            end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }
        var answer = Encoding.ASCII.GetString(buffer, 0, end);
        var status = int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var at = answer.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        var length = at < 0 ? 0 : int.Parse(answer.AsSpan(at + 16, (answer.IndexOf('\r', at) is > 0 and var stop ? stop : answer.Length) - at - 16), CultureInfo.InvariantCulture);
        while (filled < end + 4 + length) filled += await Receive(filled);
        Body = buffer.AsMemory(end + 4, length);
        return status;
    }

    private async Task<int> Receive(int filled) => await socket.ReceiveAsync(buffer.AsMemory(filled)) is > 0 and var n ? n : throw new IOException("The connection was closed.");

    public void Dispose() => socket.Dispose();
}
