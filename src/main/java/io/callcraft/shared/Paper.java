package io.callcraft.shared;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Puts a page on paper: PDF/A-2b (ISO 19005-2), tagged. Pages name the font
 * {@code Dossier}: Latin, Greek and Cyrillic.
 */
public final class Paper {

	/** It comes with PDFBox. */
	private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

	private Paper() {
	}

	/**
	 * A PDF document.
	 * @param page well-formed XHTML with a title, a description and a subject
	 */
	public static byte[] of(String page) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (PDDocument document = new PDDocument()) {
			new PdfRendererBuilder().usePDDocument(document)
				.useFastMode()
				.usePdfAConformance(PdfAConformance.PDFA_2_B)
				.usePdfUaAccessibility(true)
				.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
				.useFont(new PDFontSupplier(font(document)), "Dossier", 400, FontStyle.NORMAL, true)
				.withProducer("Callcraft")
				.withHtmlContent(page, null)
				.toStream(bytes)
				.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Without ligatures: to look for them takes three quarters of the time of a document.
	 */
	private static PDFont font(PDDocument document) throws IOException {
		try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
			TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
			font.setEnableGsub(false);
			return PDType0Font.load(document, font, true);
		}
	}

}
