package io.callcraft.decisions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.callcraft.shared.InvalidInput;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as a spreadsheet (XLSX). It is kept as CSV, where every change can be
 * seen; formulas, links, macros and whatever else a spreadsheet can do are refused.
 */
public final class Spreadsheet {

	/** What a workbook comes to at most when it is unpacked. */
	private static final long LARGEST = 20 << 20;

	private static final int MOST_ROWS = 2000;

	private static final int MOST_COLUMNS = 100;

	/** The parts of a workbook that holds cells and how they look, and nothing else. */
	private static final Pattern PART = Pattern.compile("\\[Content_Types\\]\\.xml|_rels/\\.rels"
			+ "|docProps/(app|core|custom)\\.xml|docProps/thumbnail\\.\\w+|xl/(workbook|styles|sharedStrings|metadata)\\.xml"
			+ "|xl/_rels/workbook\\.xml\\.rels|xl/worksheets/(_rels/)?sheet\\d*\\.xml(\\.rels)?|xl/theme/theme\\d*\\.xml"
			+ "|xl/drawings/(vmlD|d)rawing\\d+\\.(vml|xml)|xl/(comments|persons/person|threadedComments/threadedComment)\\d*\\.xml"
			+ "|xl/tables/table\\d+\\.xml|xl/printerSettings/printerSettings\\d+\\.bin");

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");

	private Spreadsheet() {
	}

	/**
	 * The table of a workbook as CSV.
	 * @throws InvalidInput naming the cell or part that is refused, or when it is no such
	 * workbook
	 */
	public static String csv(byte[] xlsx) {
		requireCellsOnly(xlsx);
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
			requireNoLinks(workbook);
			for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
				if (workbook.getSheetAt(i).getPhysicalNumberOfRows() > 0) {
					throw refused("has a second sheet, '" + workbook.getSheetName(i)
							+ "': only the first is read, so make each table a file of its own");
				}
			}
			return csv(workbook.getSheetAt(0));
		}
		catch (IOException | InvalidFormatException ex) {
			throw refused("cannot be read as a workbook: " + ex.getMessage());
		}
		catch (InvalidInput ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw refused("cannot be read as a workbook: " + ex.getMessage());
		}
	}

	private static InvalidInput refused(String reason) {
		return new InvalidInput("table", reason);
	}

	/** Looks at the parts before anything reads them. */
	private static void requireCellsOnly(byte[] xlsx) {
		long total = 0;
		boolean workbook = false;
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				String name = entry.getName();
				if (!entry.isDirectory() && !PART.matcher(name).matches()) {
					throw refused("holds " + name + ": a decision table has cells and nothing else, no links, macros "
							+ "or data from elsewhere");
				}
				workbook |= name.equals("xl/workbook.xml");
				total += zip.readNBytes((int) LARGEST + 1).length;
				if (total > LARGEST) {
					throw refused("is too large: unpacked at most " + (LARGEST >> 20) + " MB");
				}
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw refused("is no .xlsx workbook: " + ex.getMessage());
		}
		if (!workbook) {
			throw refused("is no .xlsx workbook: save it as one, or as CSV");
		}
	}

	private static void requireNoLinks(XSSFWorkbook workbook) throws InvalidFormatException {
		requireNoLinks("The workbook", workbook.getPackage().getRelationships());
		for (PackagePart part : workbook.getPackage().getParts()) {
			if (!part.isRelationshipPart()) {
				requireNoLinks(part.getPartName().getName(), part.getRelationships());
			}
		}
		for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
			XSSFSheet sheet = workbook.getSheetAt(i);
			if (!sheet.getHyperlinkList().isEmpty()) {
				throw refused("has a link in cell " + sheet.getHyperlinkList().get(0).getCellRef() + ": take it out");
			}
		}
	}

	private static void requireNoLinks(String part, Iterable<PackageRelationship> relationships) {
		for (PackageRelationship relationship : relationships) {
			if (relationship.getTargetMode() == TargetMode.EXTERNAL) {
				throw refused("has a link to elsewhere in " + part + ": take it out");
			}
		}
	}

	private static String csv(Sheet sheet) {
		if (sheet.getLastRowNum() >= MOST_ROWS) {
			throw refused("has more than " + MOST_ROWS + " rows: make it several tables");
		}
		List<CellRangeAddress> joined = sheet.getMergedRegions();
		StringBuilder csv = new StringBuilder();
		for (int number = 0; number <= sheet.getLastRowNum(); number++) {
			int columns = columns(sheet, joined, number);
			if (columns > MOST_COLUMNS) {
				throw refused("has more than " + MOST_COLUMNS + " columns in row " + (number + 1));
			}
			List<String> cells = new ArrayList<>();
			for (int column = 0; column < columns; column++) {
				cells.add(quoted(text(sheet, joined, number, column)));
			}
			csv.append(String.join(",", cells)).append('\n');
		}
		return csv.toString();
	}

	private static int columns(Sheet sheet, List<CellRangeAddress> joined, int number) {
		Row row = sheet.getRow(number);
		int columns = (row != null) ? Math.max(0, row.getLastCellNum()) : 0;
		for (CellRangeAddress range : joined) {
			if (range.containsRow(number)) {
				columns = Math.max(columns, range.getLastColumn() + 1);
			}
		}
		return columns;
	}

	/** What a cell says; joined cells say all the same. */
	private static String text(Sheet sheet, List<CellRangeAddress> joined, int row, int column) {
		for (CellRangeAddress range : joined) {
			if (range.isInRange(row, column)) {
				String text = text(cell(sheet, range.getFirstRow(), range.getFirstColumn()));
				boolean wide = range.getLastColumn() > range.getFirstColumn();
				return wide ? new DecisionTable.Joined(text, range.getFirstColumn(), range.getLastColumn()).kept()
						: text;
			}
		}
		return text(cell(sheet, row, column));
	}

	private static @Nullable Cell cell(Sheet sheet, int row, int column) {
		Row at = sheet.getRow(row);
		return (at != null) ? at.getCell(column) : null;
	}

	private static String text(@Nullable Cell cell) {
		if (cell == null) {
			return "";
		}
		return switch (cell.getCellType()) {
			case STRING -> cell.getStringCellValue().replaceAll("\\s*\\R\\s*", " ");
			case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
			case NUMERIC ->
				DateUtil.isCellDateFormatted(cell) ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
						: BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString();
			case BLANK, _NONE -> "";
			case FORMULA -> throw refused("has a formula in cell " + cell.getAddress() + ": put its value there");
			case ERROR -> throw refused("has an error in cell " + cell.getAddress());
		};
	}

	private static String quoted(String text) {
		return (text.indexOf(',') >= 0 || text.indexOf('"') >= 0) ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}

	/** A workbook of a table that is kept as CSV. */
	public static byte[] xlsx(String csv) {
		try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			Sheet sheet = workbook.createSheet("Decision table");
			List<List<String>> rows = DecisionTable.rowsOf(csv);
			for (int row = 0; row < rows.size(); row++) {
				write(DecisionTable.Joined.of(rows.get(row)), sheet.createRow(row));
			}
			workbook.write(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(List<DecisionTable.Joined> cells, Row row) {
		for (int column = 0; column < cells.size(); column++) {
			DecisionTable.Joined cell = cells.get(column);
			if (column != cell.first() || cell.text().isEmpty()) {
				row.createCell(column, CellType.BLANK);
				continue;
			}
			if (NUMBER.matcher(cell.text()).matches()
					&& new BigDecimal(cell.text()).stripTrailingZeros().toPlainString().equals(cell.text())) {
				row.createCell(column, CellType.NUMERIC).setCellValue(Double.parseDouble(cell.text()));
			}
			else {
				row.createCell(column, CellType.STRING).setCellValue(cell.text());
			}
			if (!cell.isAlone()) {
				row.getSheet()
					.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), cell.first(), cell.last()));
			}
		}
	}

}
