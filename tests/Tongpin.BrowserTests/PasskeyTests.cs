using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

public sealed class PasskeyTests(Stage stage)
{
    private static readonly Dictionary<string, object> Authenticator = new()
    {
        ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["ctap2Version"] = "ctap2_1",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        },
    };

    [Fact]
    public Task A_passkey_is_added_and_opens_the_door() => stage.Visit("enterprise-contact", async page =>
    {
        await page.GotoAsync("/account");
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", Authenticator);

        await page.GetByPlaceholder("名称，如").FillAsync("测试机");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("通行密钥已添加");
        await Expect(page.Locator("input[name=Name][value=测试机]")).ToHaveCountAsync(1);

        await page.Button("退出登录").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        await page.Button("用通行密钥登录").ClickAsync();
        await Expect(page.Locator("a.tp-person")).ToHaveAttributeAsync("title", "冯志远");
    });
}
