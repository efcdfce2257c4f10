using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tongpin.Migrations.Pg
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
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "foundation_unit",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "foundation_unit",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "foundation_role",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "foundation_person",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "foundation_person",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "NamePinyin",
                table: "demand_enterprise",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "demand_advert",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "foundation_draft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Page = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Href = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    List = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
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
