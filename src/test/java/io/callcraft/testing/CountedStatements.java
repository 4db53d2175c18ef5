package io.callcraft.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts the SQL statements that the calling thread sends; a batch is one.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

	private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

	/** The statements that an action sends on this thread, in order. */
	public static List<String> of(Runnable action) {
		List<String> sent = new ArrayList<>();
		SENT.set(sent);
		try {
			action.run();
		}
		finally {
			SENT.remove();
		}
		return sent;
	}

	@Bean
	static BeanPostProcessor countingDataSource() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource source)
						? wrap(DataSource.class, source, CountedStatements::connection) : bean;
			}

		};
	}

	private static Object connection(Object result, Object[] arguments) {
		return (result instanceof Connection connection)
				? wrap(Connection.class, connection, CountedStatements::statement) : result;
	}

	private static Object statement(Object result, Object[] arguments) {
		if (result instanceof PreparedStatement prepared) {
			return counted(PreparedStatement.class, prepared, (String) arguments[0]);
		}
		// what is unwrapped is counted as well
		if (result instanceof Connection) {
			return connection(result, arguments);
		}
		return (result instanceof Statement statement) ? counted(Statement.class, statement, "") : result;
	}

	private static <T> Object counted(Class<T> type, T target, String sql) {
		return proxy(type, (proxy, method, arguments) -> {
			List<String> sent = SENT.get();
			if (sent != null && method.getName().startsWith("execute")) {
				sent.add((arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text
						: sql);
			}
			return invoke(target, method, arguments);
		});
	}

	private interface Wrapping {

		Object wrap(Object result, Object[] arguments);

	}

	private static <T> Object wrap(Class<T> type, T target, Wrapping wrapping) {
		return proxy(type, (proxy, method, arguments) -> {
			Object result = invoke(target, method, arguments);
			return (result != null) ? wrapping.wrap(result, arguments) : null;
		});
	}

	private static Object proxy(Class<?> type, InvocationHandler handler) {
		return Proxy.newProxyInstance(CountedStatements.class.getClassLoader(), new Class<?>[] { type }, handler);
	}

	private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
