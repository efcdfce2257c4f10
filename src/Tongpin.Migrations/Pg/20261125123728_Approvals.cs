using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "foundation_approval",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Noun = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Record = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Href = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    Category = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ApplicantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Applicant = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Flow = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    Reminded = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WaitsRole = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WaitsAt = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenKey = table.Column<string>(type: "character varying(170)", maxLength: 170, nullable: true),
                    Sample = table.Column<bool>(type: "boolean", nullable: false),
                    Acts = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_approval", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_approval_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_approval_flow",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_approval_flow", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_delegation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Domain = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    UpTo = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedBy = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    RevokedWhy = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Uses = table.Column<int>(type: "integer", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_delegation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_delegation_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_regulation_proposal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Severity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: true),
                    OpenCode = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_regulation_proposal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "foundation_substitution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubstituteId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_substitution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_substitution_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_foundation_substitution_foundation_person_SubstituteId",
                        column: x => x.SubstituteId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "foundation_approval_line",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApprovalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<int>(type: "integer", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SeatId = table.Column<Guid>(type: "uuid", nullable: true),
                    SeatName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Did = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Cites = table.Column<string>(type: "text", nullable: false),
                    Under = table.Column<Guid>(type: "uuid", nullable: true),
                    When = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_approval_line", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_approval_line_foundation_approval_ApprovalId",
                        column: x => x.ApprovalId,
                        principalTable: "foundation_approval",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_foundation_approval_line_foundation_delegation_Under",
                        column: x => x.Under,
                        principalTable: "foundation_delegation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_ApplicantId_Since",
                table: "foundation_approval",
                columns: new[] { "ApplicantId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_Noun_Record_AskedAt",
                table: "foundation_approval",
                columns: new[] { "Noun", "Record", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_OpenKey",
                table: "foundation_approval",
                column: "OpenKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_Since_Id",
                table: "foundation_approval",
                columns: new[] { "Since", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_State_Due",
                table: "foundation_approval",
                columns: new[] { "State", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_UnitId",
                table: "foundation_approval",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_WaitsAt",
                table: "foundation_approval",
                column: "WaitsAt");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_WaitsRole_Since",
                table: "foundation_approval",
                columns: new[] { "WaitsRole", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_flow_Kind_Version",
                table: "foundation_approval_flow",
                columns: new[] { "Kind", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_ApprovalId",
                table: "foundation_approval_line",
                column: "ApprovalId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_PersonId_Did",
                table: "foundation_approval_line",
                columns: new[] { "PersonId", "Did" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_SeatId",
                table: "foundation_approval_line",
                column: "SeatId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_approval_line_Under",
                table: "foundation_approval_line",
                column: "Under");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_delegation_From_Id",
                table: "foundation_delegation",
                columns: new[] { "From", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_delegation_UnitId_Domain",
                table: "foundation_delegation",
                columns: new[] { "UnitId", "Domain" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_regulation_proposal_Code_At",
                table: "foundation_regulation_proposal",
                columns: new[] { "Code", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_regulation_proposal_OpenCode",
                table: "foundation_regulation_proposal",
                column: "OpenCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_substitution_PersonId",
                table: "foundation_substitution",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_substitution_SubstituteId",
                table: "foundation_substitution",
                column: "SubstituteId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "foundation_approval_flow");

            migrationBuilder.DropTable(
                name: "foundation_approval_line");

            migrationBuilder.DropTable(
                name: "foundation_regulation_proposal");

            migrationBuilder.DropTable(
                name: "foundation_substitution");

            migrationBuilder.DropTable(
                name: "foundation_approval");

            migrationBuilder.DropTable(
                name: "foundation_delegation");
        }
    }
}
