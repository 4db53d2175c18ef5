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
import org.apache.pdfbox.pdmodel.PDDocument;

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
		try {
			new PdfRendererBuilder().useFastMode()
				.usePdfAConformance(PdfAConformance.PDFA_2_B)
				.usePdfUaAccessibility(true)
				.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
				.useFont(Paper::font, "Dossier", 400, FontStyle.NORMAL, true)
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

	private static InputStream font() {
		return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
	}

}
