package io.callcraft.decisions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import io.callcraft.shared.InvalidInput;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Decision tables come as spreadsheets and go as spreadsheets; whatever a spreadsheet can
 * do beyond holding cells is refused.
 */
class SpreadsheetTests {

	private static final String CSV = "RuleTable Remarks\nCONDITION,CONDITION,ACTION\n$s : Standing...,$s : Standing...,\n"
			+ "evidence > $param,milestone == Milestone.$param,\"insert( new Praise( $s.rep(), \"\"$param\"\", 1 ) );\"\n"
			+ "Evidence,Milestone,Remark\n1.5,LEAD,\"led well, too\"\n12,DISCOVERY,1.0\n";

	@Test
	void a_table_comes_back_as_it_was_sent() {
		assertThat(Spreadsheet.csv(Spreadsheet.xlsx(CSV))).isEqualTo(CSV);
	}

	@Test
	void the_shipped_table_decides_the_same_after_a_spreadsheet_program_had_it() throws IOException {
		String shipped = Files.readString(Path.of("rules/diagnosis/matrix.csv"));

		assertThat(rules(Spreadsheet.csv(Spreadsheet.xlsx(shipped)))).isEqualTo(rules(shipped));
	}

	private static String rules(String csv) {
		Problems problems = new Problems();
		String drl = DecisionTable.read("a.csv", csv, problems).map(DecisionTable::drl).orElse("");
		assertThat(problems.sorted()).isEmpty();
		return drl.replaceAll("(?m)^// .*$", "");
	}

	@Test
	void numbers_dates_and_joined_cells_are_read_as_they_are_shown() {
		byte[] xlsx = workbook((sheet) -> {
			cell(sheet, 0, 0, "a\nb");
			sheet.getRow(0).createCell(1).setCellValue(7);
			sheet.getRow(0).createCell(2).setCellValue(0.25);
			sheet.getRow(0).createCell(3).setCellValue(true);
			sheet.getRow(0).createCell(5).setCellValue(LocalDate.of(2026, 11, 2));
			CellStyle day = sheet.getWorkbook().createCellStyle();
			day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
			sheet.getRow(0).getCell(5).setCellStyle(day);
			cell(sheet, 1, 0, "say \"hi\", all");
			sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 1));
			sheet.getRow(1).createCell(1);
			sheet.createRow(2).createCell(1);
		});

		assertThat(Spreadsheet.csv(xlsx)).isEqualTo(
				"a b,7,0.25,true,,2026-11-02\n" + "\"say \"\"hi\"\", all...\",\"say \"\"hi\"\", all...\"\n".repeat(2));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostile")
	void what_is_more_than_cells_is_refused(String what, byte[] xlsx, String reason) {
		assertThatExceptionOfType(InvalidInput.class).as(what)
			.isThrownBy(() -> Spreadsheet.csv(xlsx))
			.withMessageContaining(reason);
	}

	static Stream<Arguments> hostile() {
		return Stream.of(arguments("formula", formula("1+1"), "a formula in cell B2"),
				arguments("formula that calls", formula("HYPERLINK(\"http://127.0.0.1:1/\"&A1)"),
						"a formula in cell B2"),
				arguments("formula that asks the web", formula("WEBSERVICE(\"http://127.0.0.1:1/\")"), "formula"),
				arguments("link", linked(HyperlinkType.URL, "http://127.0.0.1:1/"), "link"),
				arguments("link to a file", linked(HyperlinkType.FILE, "file:///etc/hostname"), "link"),
				arguments("link within", linked(HyperlinkType.DOCUMENT, "'Decision table'!A1"), "a link in cell A1"),
				arguments("link of the workbook", with("xl/_rels/workbook.xml.rels", (text) -> text.replace(
						"</Relationships>",
						"<Relationship Id=\"x1\" Type=\"urn:x\" Target=\"http://127.0.0.1:1/\" TargetMode=\"External\"/></Relationships>")),
						"a link to elsewhere"),
				arguments("other workbook", added("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
						"externalLink1"),
				arguments("macros", added("xl/vbaProject.bin", "x"), "vbaProject.bin"),
				arguments("embedded object", added("xl/embeddings/oleObject1.bin", "x"), "oleObject1"),
				arguments("control", added("xl/activeX/activeX1.xml", "<x/>"), "activeX1"),
				arguments("connection", added("xl/connections.xml", "<x/>"), "connections"),
				arguments("query", added("xl/queryTables/queryTable1.xml", "<x/>"), "queryTable1"),
				arguments("macro sheet", added("xl/macrosheets/sheet1.xml", "<x/>"), "macrosheets"),
				arguments("path out of it", added("../../etc/cron.d/x", "x"), "../../etc/cron.d/x"),
				arguments("entity",
						with("xl/worksheets/sheet1.xml",
								(text) -> text.replaceFirst("\\?>",
										"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")),
						"cannot be read"),
				arguments("entities without end",
						with("xl/sharedStrings.xml",
								(text) -> text
									.replaceFirst("\\?>",
											"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")
									.replace("RuleTable Remarks", "&b;")),
						"cannot be read"),
				arguments("bomb", added("xl/theme/theme1.xml", "x".repeat(30 << 20)), "too large"),
				arguments("error",
						workbook((sheet) -> cell(sheet, 0, 0, "x").getRow(0).createCell(1).setCellErrorValue((byte) 7)),
						"an error in cell B1"),
				arguments("second sheet", workbook((sheet) -> cell(sheet.getWorkbook().createSheet("More"), 0, 0, "x")),
						"a second sheet"),
				arguments("endless", workbook((sheet) -> cell(sheet, 1_000_000, 0, "x")), "more than 2000 rows"),
				arguments("wide", workbook((sheet) -> cell(sheet, 0, 16_000, "x")), "more than 100 columns"),
				arguments("old workbook", old(), "is no .xlsx workbook"),
				arguments("text", CSV.getBytes(StandardCharsets.UTF_8), "is no .xlsx workbook"));
	}

	private static byte[] formula(String formula) {
		return workbook((sheet) -> sheet.createRow(1).createCell(1).setCellFormula(formula));
	}

	private static byte[] linked(HyperlinkType type, String address) {
		return workbook((sheet) -> {
			Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(type);
			link.setAddress(address);
			cell(sheet, 0, 0, "here").getRow(0).getCell(0).setHyperlink(link);
		});
	}

	private static Sheet cell(Sheet sheet, int row, int column, String text) {
		sheet.createRow(row).createCell(column).setCellValue(text);
		return sheet;
	}

	private static byte[] workbook(Consumer<Sheet> content) {
		try (Workbook workbook = new XSSFWorkbook()) {
			content.accept(workbook.createSheet());
			return bytes(workbook);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] old() {
		try (Workbook workbook = new HSSFWorkbook()) {
			workbook.createSheet();
			return bytes(workbook);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] bytes(Workbook workbook) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		workbook.write(bytes);
		return bytes.toByteArray();
	}

	private static byte[] added(String part, String content) {
		return zip(Map.of(part, (text) -> content));
	}

	private static byte[] with(String part, UnaryOperator<String> change) {
		return zip(Map.of(part, change));
	}

	/** A good workbook with some parts changed or added. */
	private static byte[] zip(Map<String, UnaryOperator<String>> changes) {
		Map<String, byte[]> parts = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Spreadsheet.xlsx(CSV)))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				parts.put(entry.getName(), zip.readAllBytes());
			}
			changes.forEach((part, change) -> parts.put(part,
					change.apply(new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8))
						.getBytes(StandardCharsets.UTF_8)));
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (ZipOutputStream out = new ZipOutputStream(bytes)) {
				for (Map.Entry<String, byte[]> part : parts.entrySet()) {
					out.putNextEntry(new ZipEntry(part.getKey()));
					out.write(part.getValue());
				}
			}
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
