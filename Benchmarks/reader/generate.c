/* Writes the workbooks that the reader is timed on; the same ones every time.
   generate ROWS [SEED] writes one workbook of ROWS rows of 20 cells to stdout. */
#include <stdio.h>
#include <stdlib.h>

static unsigned long long state;

static unsigned next(unsigned bound) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (unsigned)(state >> 33) % bound;
}

static const char *const texts[] = {
    "Đã ban hành kế hoạch cải cách hành chính năm 2023 của cơ quan, đơn vị trong quý I", "Đúng hạn", "Có, nhưng chưa đầy đủ các nội dung", "Không thực hiện",
    "Thực hiện chế độ báo cáo đầy đủ &amp; đúng hạn theo quy định của Ủy ban nhân dân tỉnh", "Sở Nội vụ", "Kế hoạch số 01/KH-UBND ngày 10 tháng 01 năm 2023",
    "Tổ chức tuyên truyền&#10;trên cổng thông tin điện tử và hệ thống truyền thanh của huyện", "Chưa đạt yêu cầu về tỷ lệ hồ sơ giải quyết trước hạn", "Xã Hồng Phong, huyện Nam Sách",
};

static void cell(unsigned column) {
  const char *style = column % 4 == 0 ? " ss:StyleID=\"s63\"" : "";
  if (column == 6) {
    printf("    <Cell ss:Index=\"8\"><Data ss:Type=\"DateTime\">2023-%02u-%02uT00:00:00.000</Data></Cell>\n",
           1 + next(12), 1 + next(28));
  } else if (column % 5 == 1) {
    printf("    <Cell%s><Data ss:Type=\"String\">%s</Data></Cell>\n", style, texts[next(10)]);
  } else if (column == 12) {
    printf("    <Cell ss:MergeAcross=\"1\"><Data ss:Type=\"Boolean\">%u</Data></Cell>\n", next(2));
  } else if (column % 7 == 3) {
    printf("    <Cell%s ss:Formula=\"=SUM(R[-1]C:R[-1]C[2])\"><Data ss:Type=\"Number\">%u.%u</Data></Cell>\n",
           style, next(100), next(1000));
  } else {
    printf("    <Cell%s><Data ss:Type=\"Number\">%u%s</Data></Cell>\n", style, next(100000),
           next(3) ? ".25" : "");
  }
}

int main(int count, char **arguments) {
  long rows = count > 1 ? atol(arguments[1]) : 1;
  state = count > 2 ? strtoull(arguments[2], 0, 10) : 1;
  puts("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
       "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"\n"
       " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"\n"
       " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n"
       " <Styles><Style ss:ID=\"Default\" ss:Name=\"Normal\"><Font ss:FontName=\"Times New Roman\"/>"
       "</Style>\n  <Style ss:ID=\"s63\"><Font ss:FontName=\"Arial\" ss:Bold=\"1\"/></Style></Styles>\n"
       " <Worksheet ss:Name=\"Tự chấm điểm\">\n  <Table>");
  for (long row = 0; row < rows; row++) {
    puts("   <Row ss:AutoFitHeight=\"0\">");
    for (unsigned column = 0; column < 20; column++) cell(column);
    puts("   </Row>");
  }
  puts("  </Table>\n </Worksheet>\n</Workbook>");
  return 0;
}
