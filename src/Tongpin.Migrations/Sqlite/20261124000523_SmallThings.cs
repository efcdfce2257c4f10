using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SmallThings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "foundation_unit",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "demand_advert",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Edition",
                table: "foundation_unit");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "foundation_role");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "foundation_person");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "demand_advert");
        }
    }
}
