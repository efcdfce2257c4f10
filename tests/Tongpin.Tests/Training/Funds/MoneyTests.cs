using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training.Funds;

public sealed class MoneyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_class_opens_only_after_the_contract_and_the_prepayment()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        Assert.Contains("training.contract", await t.Do(t.Runs, id, "open"));
        await t.Done(t.Runs, id, "contract", new { number = "HT-1", day = "2026-09-20", amount = 96_500 });
        var refusal = await t.Do(t.Runs, id, "open");
        Assert.Contains("training.prepaid", refusal);
        Assert.Contains("48,250.00", refusal);
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 48_249.99 });
        Assert.Contains("training.prepaid", await t.Do(t.Runs, id, "open"));
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-2", day = "2026-09-25", amount = 0.01 });
        await t.Done(t.Runs, id, "open");
    }

    [Fact]
    public async Task A_public_course_needs_its_fee_filing_and_all_of_its_money()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved(Trainings.Form(("category", "C"), ("payer", "Individual")), Paper.Plan, Paper.Publicity, Paper.Prospectus, Paper.RefundRule);
        await t.Done(t.Runs, id, "contract", new { number = "HT-1", day = "2026-09-20", amount = 96_500 });
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 96_499 });
        Assert.Contains("training.fee-filing", await t.Do(t.Runs, id, "open"));
        await t.Done(t.Pays, id, "fee-filing", new { number = "BA-1" });
        Assert.Contains("training.prepaid", await t.Do(t.Runs, id, "open"));
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-2", day = "2026-09-26", amount = 1 });
        await t.Done(t.Runs, id, "open");
    }

    [Fact]
    public async Task The_same_voucher_counts_once_in_the_whole_college()
    {
        await using var t = await Trainings.Open();
        var (one, two) = (await t.Approved(), await t.Approved());
        foreach (var id in new[] { one, two }) await t.Done(t.Runs, id, "contract", new { number = "HT", day = "2026-09-20", amount = 96_500 });
        foreach (var id in new[] { one, one, two }) await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 1_000 });

        Assert.Equal(1_000, (await t.Sums(one))["received"]);
        Assert.Empty(await t.Sums(two));
    }

    [Fact]
    public async Task Receipts_that_come_at_once_are_all_kept_once()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        await t.Done(t.Runs, id, "contract", new { number = "HT", day = "2026-09-20", amount = 96_500 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => t.Do(t.Pays, id, "receipts", new { voucher = $"V-{i % 4}", day = "2026-09-25", amount = 100 + i % 4 }))));

        // Who was refused was told so, and nothing of his is there; the others are there once.
        Assert.All(answers.OfType<string>(), a => Assert.True(a.Contains("foundation.ledger.known", StringComparison.Ordinal) || a.Contains("kernel.changed-meanwhile", StringComparison.Ordinal), a));
        var lines = await t.House.As<ILedger, IReadOnlyList<LedgerLine>>(Actor.House, l => l.Of("training.money", "training_project", id.Value.ToString(), Ct));
        Assert.Equal(lines.Count, lines.Select(l => l.Amount).Distinct().Count());
        Assert.True(answers.Count(a => a is null) >= lines.Count);
        foreach (var i in Enumerable.Range(0, 4)) await t.Done(t.Pays, id, "receipts", new { voucher = $"V-{i}", day = "2026-09-25", amount = 100 + i });
        Assert.Equal(406, (await t.Sums(id))["received"]);
    }

    [Fact]
    public async Task The_real_course_is_distributed_to_the_cent_and_once()
    {
        await using var t = await Trainings.Open();
        var id = await t.Settled();

        await t.Done(t.Pays, id, "distribution");
        Assert.Contains("training.state", await t.Do(t.Pays, id, "distribution"));

        var sums = await t.Sums(id);
        Assert.Equal((96_500m, 63_800m, 14_475m, 5_467.50m, 12_757.50m), (sums["received"], sums["spent"], sums["school-fee"], sums["school-share"], sums["unit-share"]));
        Assert.Equal(50, (await t.Sums(id, "training.heads"))["trained"]);
        Assert.Equal(1_600, (await t.Sums(id, "training.hours"))["person-hours"]);
    }

    [Fact]
    public async Task Of_many_who_distribute_at_once_one_does()
    {
        await using var t = await Trainings.Open();
        var id = await t.Settled();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => t.Do(t.Pays, id, "distribution"))));

        Assert.Single(answers, a => a is null);
        Assert.Equal(12_757.50m, (await t.Sums(id))["unit-share"]);
        Assert.Equal(5, await t.House.In(db => db.Set<Tongpin.Foundation.Ledger.LedgerEntry>().CountAsync(e => e.Book == "training.money", Ct)));
    }

    [Fact]
    public async Task Nothing_is_distributed_before_the_settlement_is_approved_and_all_money_is_there()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        await t.Done(t.Runs, id, "contract", new { number = "HT-1", day = "2026-09-20", amount = 96_500 });
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 90_000 });
        await t.Done(t.Runs, id, "open");
        Assert.Contains("training.state", await t.Do(t.Pays, id, "distribution"));
        await t.Done(t.Runs, id, "finish", new { heads = 48, satisfaction = "Satisfied" });
        Assert.Contains("training.settlement.lines", await t.Do(t.Runs, id, "settlement", new { settled = new[] { 800 } }));
        await t.Done(t.Runs, id, "settlement", new { settled = new[] { 800, 16_000, 24_000, 6_000, 6_000, 6_000, 5_000 } });
        Assert.Contains("training.state", await t.Do(t.Pays, id, "distribution"));
        await t.Approve("training_settlement", id.Value.ToString());
        Assert.Contains("training.not-arrived", await t.Do(t.Pays, id, "distribution"));

        // An approved variation of the contract is as good as the money.
        await t.Done(t.Runs, id, "change", new { contract = 90_000, why = "两人退学" });
        await t.Approve("training_change", (await t.House.In(db => db.Changes.SingleAsync(Ct))).Id.Value.ToString());
        await t.Done(t.Pays, id, "distribution");
        var sums = await t.Sums(id);
        Assert.Equal(sums["received"], sums["spent"] + sums["school-fee"] + sums["school-share"] + sums["unit-share"]);
    }

    [Fact]
    public async Task A_distribution_taken_back_restores_the_sums_and_can_be_done_anew()
    {
        await using var t = await Trainings.Open();
        var id = await t.Settled();
        await t.Done(t.Pays, id, "distribution");
        var receipt = (await t.House.As<ILedger, IReadOnlyList<LedgerLine>>(Actor.House, l => l.Of("training.money", "training_project", id.Value.ToString(), Ct))).Single(l => l.Account == "received");
        Assert.Contains("training.receipts-fixed", await t.Do(t.Pays, id, $"receipts/{receipt.Id.Value}/reversal", new { why = "错" }));

        await t.Done(t.Pays, id, "distribution/reversal", new { why = "讲课费有误" });
        Assert.All((await t.Sums(id)).Where(s => s.Key != "received"), s => Assert.Equal(0, s.Value));
        await t.Done(t.Pays, id, "distribution");

        Assert.Equal(12_757.50m, (await t.Sums(id))["unit-share"]);
    }

    [Fact]
    public async Task A_receipt_taken_back_needs_a_reason_and_the_money_again()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        await t.Done(t.Runs, id, "contract", new { number = "HT-1", day = "2026-09-20", amount = 96_500 });
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 96_500 });
        var receipt = (await t.House.As<ILedger, IReadOnlyList<LedgerLine>>(Actor.House, l => l.Of("training.money", "training_project", id.Value.ToString(), Ct))).Single();

        Assert.NotNull(await t.Do(t.Pays, id, $"receipts/{receipt.Id.Value}/reversal", new { why = "" }));
        await t.Done(t.Pays, id, $"receipts/{receipt.Id.Value}/reversal", new { why = "记错项目" });
        Assert.Contains("foundation.ledger.reversed", await t.Do(t.Pays, id, $"receipts/{receipt.Id.Value}/reversal", new { why = "再来" }));

        Assert.Contains("training.prepaid", await t.Do(t.Runs, id, "open"));
        Assert.Contains("training.amount", await t.Do(t.Pays, id, "receipts", new { voucher = "V-2", day = "2026-09-26", amount = -1 }));
    }

    [Fact]
    public async Task Those_who_run_do_not_touch_the_money_and_those_who_hold_it_do_not_run()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsJsonAsync($"/api/training/projects/{id.Value}/receipts", new { voucher = "V", day = "2026-09-25", amount = 1 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Runs.PostAsync($"/api/training/projects/{id.Value}/distribution", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Pays.PostAsync($"/api/training/projects/{id.Value}/open", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await t.Manages.PostAsJsonAsync("/api/training/projects", Trainings.Form(), Ct)).StatusCode);
    }

    [Fact]
    public async Task Closing_a_year_twice_changes_nothing_the_second_time()
    {
        await using var t = await Trainings.Open();
        var id = await t.Approved();
        await t.Done(t.Runs, id, "contract", new { number = "HT-1", day = "2025-09-20", amount = 96_500 });
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-1", day = "2025-12-25", amount = 1_000 });
        Assert.Contains("training.year-not-over", await House.Text(await t.Manages.PostAsync("/api/training/years/2026/closing", null, Ct)));

        Assert.Contains("true", await House.Text(await t.Manages.PostAsync("/api/training/years/2025/closing", null, Ct)));
        var history = await t.House.In(db => db.Set<Tongpin.Foundation.Audit.AuditEntry>().CountAsync(Ct));
        Assert.Contains("false", await House.Text(await t.Manages.PostAsync("/api/training/years/2025/closing", null, Ct)));

        Assert.Equal(history, await t.House.In(db => db.Set<Tongpin.Foundation.Audit.AuditEntry>().CountAsync(Ct)));
        Assert.Contains("foundation.ledger.year-closed", await t.Do(t.Pays, id, "receipts", new { voucher = "V-2", day = "2025-12-31", amount = 1 }));
        await t.Done(t.Pays, id, "receipts", new { voucher = "V-2", day = "2026-01-01", amount = 1 });
    }
}
