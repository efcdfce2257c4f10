using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class LedgerAndTraining : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "foundation_ledger",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Book = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Noun = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Record = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Href = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Regulations = table.Column<string>(type: "text", nullable: false),
                    ReversesId = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_ledger", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_ledger_foundation_ledger_ReversesId",
                        column: x => x.ReversesId,
                        principalTable: "foundation_ledger",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_foundation_ledger_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_foundation_ledger_foundation_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "foundation_unit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "foundation_ledger_closing",
                columns: table => new
                {
                    Book = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_ledger_closing", x => new { x.Book, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "training_project",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UnitNameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Starts = table.Column<DateOnly>(type: "date", nullable: false),
                    Ends = table.Column<DateOnly>(type: "date", nullable: false),
                    Nature = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Payer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hours = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Heads = table.Column<int>(type: "integer", nullable: false),
                    Fee = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Staff = table.Column<int>(type: "integer", nullable: false),
                    FiscalClass = table.Column<int>(type: "integer", nullable: false),
                    LeaderId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeaderName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Phone = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Partner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    PartnerCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    PartnerDuties = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Keywords = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    National = table.Column<bool>(type: "boolean", nullable: false),
                    Provincial = table.Column<bool>(type: "boolean", nullable: false),
                    Lodging = table.Column<bool>(type: "boolean", nullable: false),
                    Certificate = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Brief = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    SoftReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Budget = table.Column<string>(type: "text", nullable: false),
                    FeeFiling = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ContractNumber = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ContractDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Contract = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Satisfaction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MoneyMoves = table.Column<int>(type: "integer", nullable: false),
                    DistributionRound = table.Column<int>(type: "integer", nullable: false),
                    Policy = table.Column<string>(type: "text", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    TouchedByHand = table.Column<List<string>>(type: "text[]", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_project", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "training_change",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Contract = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    Why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_training_change", x => x.Id);
                    table.ForeignKey(
                        name: "FK_training_change_training_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "training_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Book_Cause",
                table: "foundation_ledger",
                columns: new[] { "Book", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Book_Year_Account",
                table: "foundation_ledger",
                columns: new[] { "Book", "Year", "Account" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Day_Id",
                table: "foundation_ledger",
                columns: new[] { "Day", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_Noun_Record",
                table: "foundation_ledger",
                columns: new[] { "Noun", "Record" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_PersonId",
                table: "foundation_ledger",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_ReversesId",
                table: "foundation_ledger",
                column: "ReversesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_ledger_UnitId",
                table: "foundation_ledger",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_training_change_ProjectId",
                table: "training_change",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_training_project_ImportId",
                table: "training_project",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_training_project_Name_Id",
                table: "training_project",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_project_Number",
                table: "training_project",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_training_project_Starts_Id",
                table: "training_project",
                columns: new[] { "Starts", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_training_project_State_Starts",
                table: "training_project",
                columns: new[] { "State", "Starts" });

            migrationBuilder.CreateIndex(
                name: "IX_training_project_UnitId_Starts",
                table: "training_project",
                columns: new[] { "UnitId", "Starts" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "foundation_ledger");

            migrationBuilder.DropTable(
                name: "foundation_ledger_closing");

            migrationBuilder.DropTable(
                name: "training_change");

            migrationBuilder.DropTable(
                name: "training_project");
        }
    }
}
