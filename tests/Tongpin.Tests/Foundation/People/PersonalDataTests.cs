using System.Security.Cryptography;
using CsCheck;
using Tongpin.Foundation;

namespace Tongpin.Tests.Foundation.People;

public sealed class PersonalDataTests : IDisposable
{
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("tongpin_keys_");

    public PersonalDataTests() => PersonalData.UseKeysOf(keys.FullName);

    [Fact]
    public void What_is_sealed_opens_again() => Gen.String.Sample(text => Assert.Equal(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)), PersonalData.Open(PersonalData.Seal(text))));

    [Fact]
    public void The_same_number_is_never_sealed_to_the_same_text_and_a_changed_one_does_not_open()
    {
        var first = PersonalData.Seal("13800001234");
        Assert.NotEqual(first, PersonalData.Seal("13800001234"));

        var bytes = Convert.FromBase64String(first);
        bytes[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => PersonalData.Open(Convert.ToBase64String(bytes)));
    }

    [Fact]
    public void Texts_of_an_older_key_still_open_after_a_new_one_is_added()
    {
        var old = PersonalData.Seal("13800001234");
        File.WriteAllBytes(Path.Combine(keys.FullName, "personal-2.key"), RandomNumberGenerator.GetBytes(32));
        PersonalData.UseKeysOf(keys.FullName);

        Assert.Equal("13800001234", PersonalData.Open(old));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("110", "***")]
    [InlineData("13800001234", "138****1234")]
    public void A_mask_keeps_the_ends_of_long_numbers_only(string number, string mask) => Assert.Equal(mask, PersonalData.Mask(number));

    public void Dispose() => keys.Delete(recursive: true);
}
