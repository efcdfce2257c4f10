using Tongpin.Demand.Adverts;

namespace Tongpin.Tests.Demand.Adverts;

public sealed class ContactsTests
{
    [Theory]
    [InlineData("请致电13812345678联系", "请致电[电话已删]联系")]
    [InlineData("电话：023-67891234-801", "电话：[电话已删]")]
    [InlineData("138 1234 5678", "[电话已删]")]
    [InlineData("简历投 hr.zhang@example.com.cn 谢谢", "简历投 [邮箱已删] 谢谢")]
    [InlineData("QQ：12345678", "QQ：[账号已删]")]
    [InlineData("加微信 wx_hr2026 详聊", "加微信 [账号已删] 详聊")]
    [InlineData("详见https://example.com/job?id=1。", "详见[网址已删]。")]
    [InlineData("身份证500112199901011234", "身份证[证件号已删]")]
    [InlineData("联系人：王女士", "联系人：[联系人已删]")]
    public void Contact_data_is_taken_out(string text, string expected) => Assert.Equal(expected, Contacts.Strip(text));

    [Theory]
    [InlineData("月薪8000-12000元，20260901前到岗，精通 C++ 和 Python3.12")]
    [InlineData("熟悉 GB/T 4754-2017 与 ISO9001:2015")]
    [InlineData("")]
    public void Other_numbers_stay(string text) => Assert.Equal(text, Contacts.Strip(text));
}
