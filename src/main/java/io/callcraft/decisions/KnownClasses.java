package io.callcraft.decisions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The application's classes as Drools' compiler asks for them: thousands of names for
 * every build, the same ones each time, and most of them of no class. What the class path
 * said once is remembered, since it does not change.
 */
final class KnownClasses extends ClassLoader {

	static final KnownClasses LOADER = new KnownClasses();

	/** Rules can make the compiler ask for any name: more than this is forgotten. */
	private static final int MOST = 20_000;

	private final Map<String, Optional<URL>> known = new ConcurrentHashMap<>();

	private KnownClasses() {
		super(KnownClasses.class.getClassLoader());
	}

	@Override
	public @Nullable URL getResource(String name) {
		if (this.known.size() > MOST) {
			this.known.clear();
		}
		return this.known.computeIfAbsent(name, this::find).orElse(null);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (getResource(name.replace('.', '/') + ".class") == null) {
			throw new ClassNotFoundException(name);
		}
		return super.loadClass(name, resolve);
	}

	private Optional<URL> find(String name) {
		URL found = super.getResource(name);
		return Optional.ofNullable((found != null && name.endsWith(".class")) ? inMemory(found) : found);
	}

	private static URL inMemory(URL found) {
		try (InputStream stream = found.openStream()) {
			byte[] bytes = stream.readAllBytes();
			return new URL(null, found.toExternalForm(), new URLStreamHandler() {
				@Override
				protected URLConnection openConnection(URL url) {
					return new URLConnection(url) {
						@Override
						public void connect() {
							// nothing to connect to
						}

						@Override
						public InputStream getInputStream() {
							return new ByteArrayInputStream(bytes);
						}
					};
				}
			});
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
