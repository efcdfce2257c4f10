using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ProposalId",
                table: "programmes_programme",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "programmes_fit_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FrozenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FrozenBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    ComputedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Enrolling = table.Column<int>(type: "INTEGER", nullable: false),
                    Aligned = table.Column<int>(type: "INTEGER", nullable: false),
                    ByStudents = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_fit_review", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_proposal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    StudyYears = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Replaces = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    GroupEn = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SchoolName = table.Column<string>(type: "TEXT", nullable: false),
                    SchoolNameEn = table.Column<string>(type: "TEXT", nullable: false),
                    StateControlled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WaiverAsked = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Check = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedWhy = table.Column<string>(type: "TEXT", nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FilingNumber = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    FilingRemark = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_proposal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_weight_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ProgrammeCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    ProgrammeName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Mean = table.Column<string>(type: "TEXT", nullable: false),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_weight_review", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programmes_waiver",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Gate = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_waiver", x => x.Id);
                    table.CheckConstraint("ck_programmes_waiver_why", "length(trim(\"Why\")) > 0");
                    table.ForeignKey(
                        name: "FK_programmes_waiver_programmes_proposal_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "programmes_proposal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programmes_weight_vote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Shares = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programmes_weight_vote", x => x.Id);
                    table.CheckConstraint("ck_programmes_weight_vote_why", "length(trim(\"Why\")) > 0");
                    table.ForeignKey(
                        name: "FK_programmes_weight_vote_programmes_weight_review_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "programmes_weight_review",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_programmes_programme_ProposalId",
                table: "programmes_programme",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_review_FrozenAt",
                table: "programmes_fit_review",
                column: "FrozenAt");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_fit_review_Year_Round",
                table: "programmes_fit_review",
                columns: new[] { "Year", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_At",
                table: "programmes_proposal",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_Code",
                table: "programmes_proposal",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_SchoolId",
                table: "programmes_proposal",
                column: "SchoolId");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_proposal_Year_State",
                table: "programmes_proposal",
                columns: new[] { "Year", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_programmes_waiver_ProposalId_Gate",
                table: "programmes_waiver",
                columns: new[] { "ProposalId", "Gate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_weight_review_ProgrammeCode",
                table: "programmes_weight_review",
                column: "ProgrammeCode");

            migrationBuilder.CreateIndex(
                name: "IX_programmes_weight_review_Year_ProgrammeCode",
                table: "programmes_weight_review",
                columns: new[] { "Year", "ProgrammeCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programmes_weight_vote_ReviewId_ById",
                table: "programmes_weight_vote",
                columns: new[] { "ReviewId", "ById" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_programmes_programme_programmes_proposal_ProposalId",
                table: "programmes_programme",
                column: "ProposalId",
                principalTable: "programmes_proposal",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_programmes_programme_programmes_proposal_ProposalId",
                table: "programmes_programme");

            migrationBuilder.DropTable(
                name: "programmes_fit_review");

            migrationBuilder.DropTable(
                name: "programmes_waiver");

            migrationBuilder.DropTable(
                name: "programmes_weight_vote");

            migrationBuilder.DropTable(
                name: "programmes_proposal");

            migrationBuilder.DropTable(
                name: "programmes_weight_review");

            migrationBuilder.DropIndex(
                name: "IX_programmes_programme_ProposalId",
                table: "programmes_programme");

            migrationBuilder.DropColumn(
                name: "ProposalId",
                table: "programmes_programme");
        }
    }
}
