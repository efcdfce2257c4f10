using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Pg
{
    /// <inheritdoc />
    public partial class Ledger : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "foundation_ledger");

            migrationBuilder.DropTable(
                name: "foundation_ledger_closing");
        }
    }
}
