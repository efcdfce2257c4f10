using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SecondLot : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "programmes_programme",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "foundation_unit",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "foundation_unit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "foundation_role",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "foundation_person",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "foundation_person",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "demand_enterprise",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "demand_advert",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "foundation_draft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Page = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_draft", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_draft_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "foundation_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Href = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_foundation_notice", x => x.Id);
                    table.ForeignKey(
                        name: "FK_foundation_notice_foundation_person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "foundation_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kernel_saved_view",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_saved_view", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_draft_At",
                table: "foundation_draft",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_foundation_draft_PersonId_Page",
                table: "foundation_draft",
                columns: new[] { "PersonId", "Page" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_notice_PersonId_At_Id",
                table: "foundation_notice",
                columns: new[] { "PersonId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_foundation_notice_PersonId_Cause",
                table: "foundation_notice",
                columns: new[] { "PersonId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_foundation_notice_PersonId_ReadAt",
                table: "foundation_notice",
                columns: new[] { "PersonId", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_saved_view_PersonId_List_Name",
                table: "kernel_saved_view",
                columns: new[] { "PersonId", "List", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "foundation_draft");

            migrationBuilder.DropTable(
                name: "foundation_notice");

            migrationBuilder.DropTable(
                name: "kernel_saved_view");

            migrationBuilder.DropColumn(
                name: "NamePinyin",
                table: "programmes_programme");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "foundation_unit");

            migrationBuilder.DropColumn(
                name: "NamePinyin",
                table: "foundation_unit");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "foundation_role");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "foundation_person");

            migrationBuilder.DropColumn(
                name: "NamePinyin",
                table: "foundation_person");

            migrationBuilder.DropColumn(
                name: "NamePinyin",
                table: "demand_enterprise");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "demand_advert");
        }
    }
}
