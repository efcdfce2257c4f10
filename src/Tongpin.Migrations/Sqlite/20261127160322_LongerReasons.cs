using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongpin.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LongerReasons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
