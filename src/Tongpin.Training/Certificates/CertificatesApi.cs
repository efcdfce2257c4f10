using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Certificates;

internal static class CertificatesApi
{
    public static void MapCertificates(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<CertificatesList, CertificateRow>("/api/training/certificates", Permissions.See, "training.certificates");
        var group = routes.MapGroup("/api/training").WithTags("培训 Training").CheckForms();

        group.MapPost("/projects/{id:guid}/certificates", async Task<Results<Accepted, NotFound>> (Guid id, ProjectDesk desk, IJobs jobs, CancellationToken ct) =>
            await desk.Find(new(id), Permissions.Manage, ct) is { } p
                ? TypedResults.Accepted($"/jobs/{(await jobs.Start(CertificateWork.Work, new($"发证：{p.Name}", $"Certificates: {p.Name}"), $"{id}", ct)).Value}") : TypedResults.NotFound()).RequireAuthorization(Permissions.Manage).WithSummary("Issue the certificates of a class; a job");
        group.MapPost("/projects/{id:guid}/certificates/archive", async Task<Results<Accepted, NotFound>> (Guid id, HttpContext http, ProjectDesk desk, CertificateLinks links, IJobs jobs, CancellationToken ct) =>
            await desk.Find(new(id), Permissions.See, ct) is { } p
                ? TypedResults.Accepted($"/jobs/{(await jobs.Start(PackCertificates.Work, PackCertificates.TitleOf(p), PackCertificates.ArgumentOf(p.Id, links.Home(http)), ct)).Value}") : TypedResults.NotFound()).RequireAuthorization(Permissions.See).WithSummary("Draw, sign and pack the certificates of a class; a job");
        group.MapPost("/certificates/{id:guid}/revocation", async Task<Results<NoContent, NotFound>> (Guid id, ProjectsApi.WhyForm form, RevokeCertificate act, CancellationToken ct) =>
            await act.Run(new(id), form.Why, ct) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireAuthorization(Permissions.Manage).WithSummary("Revoke a certificate with the reason");

        routes.MapGet("/export/training-certificate-{id:guid}.pdf", async Task<Results<FileContentHttpResult, NotFound>> (Guid id, HttpContext http, CertificateFile files, CertificateLinks links, CancellationToken ct) =>
            await files.Pdf(new(id), links.Home(http), ct) is { } file ? TypedResults.File(file.Pdf, "application/pdf", file.Name) : TypedResults.NotFound()).RequireAuthorization(Permissions.See).ExcludeFromDescription();
        routes.MapGet("/export/training-certificates-{id:guid}.zip", async Task<Results<FileStreamHttpResult, NotFound>> (Guid id, HttpContext http, ProjectDesk desk, PackCertificates pack, CertificateLinks links, CancellationToken ct) =>
            await desk.Find(new(id), Permissions.See, ct) is { } p
                ? TypedResults.Stream(await pack.Open(new(id), links.Home(http), ct) ?? throw Rules.NotPacked.Broken(), "application/zip", $"{p.Number}.zip") : TypedResults.NotFound()).RequireAuthorization(Permissions.See).ExcludeFromDescription();

        // What verifiers ask, without an account.
        routes.MapGet("/training/badges/{number}/{mark}", async Task<Results<ContentHttpResult, NotFound>> (string number, string mark, HttpContext http, TongpinDb db, CertificateLinks links, OpenBadge badge, CertificateFile files, CancellationToken ct) =>
            links.IsGenuine(number, mark) && await db.Certificates.AsNoTracking().Include(c => c.Project).FirstOrDefaultAsync(c => c.Number == number, ct) is { } certificate
                ? TypedResults.Text(badge.Jwt(certificate, await files.Issuer(ct), links.Home(http)), "application/vc+jwt") : TypedResults.NotFound()).ExcludeFromDescription();
        group.MapGet("/badges/issuer", async (HttpContext http, CertificateFile files, CertificateLinks links, CancellationToken ct) => TypedResults.Ok(OpenBadge.Issuer(await files.Issuer(ct), links.Home(http)))).WithSummary("The issuer of Open Badges, for verifiers");
        group.MapGet("/badges/keys", async (OpenBadge badge, CertificateFile files, CancellationToken ct) => TypedResults.Ok(badge.KeySet(await files.Issuer(ct)))).WithSummary("The public key of Open Badges as JWK set");
        group.MapGet("/badges/revoked", async (HttpContext http, TongpinDb db, CertificateLinks links, CancellationToken ct) => TypedResults.Ok(new Dictionary<string, object>
        {
            ["id"] = OpenBadge.Revoked(links.Home(http)),
            ["issuer"] = OpenBadge.Profile(links.Home(http)),
            ["revokedCredential"] = (await db.Certificates.AsNoTracking().Where(c => c.Voided != "").OrderBy(c => c.Id).ToListAsync(ct)).Select(c => new Dictionary<string, object> { ["id"] = OpenBadge.Credential(links.Home(http), c), ["revoked"] = true, ["revocationReason"] = c.RevokedWhy }),
        })).WithSummary("Revoked Open Badges");
    }
}
