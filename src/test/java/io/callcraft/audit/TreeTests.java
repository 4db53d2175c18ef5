package io.callcraft.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tree against what Certificate Transparency publishes, and against RFC 6962 spelled
 * out naively.
 */
class TreeTests {

	/** Leaves and roots that implementations of Certificate Transparency test with. */
	private static final List<String> CONTENTS = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
			"606162636465666768696a6b6c6d6e6f");

	private static final List<String> ROOTS = List.of(
			"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
			"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
			"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
			"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
			"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
			"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
			"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
			"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

	private final List<byte[]> published = CONTENTS.stream()
		.map((content) -> Tree.leaf(HexFormat.of().parseHex(content)))
		.toList();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8 })
	void roots_are_the_published_ones(int size) {
		assertThat(hex(tree(this.published).root(size))).isEqualTo(ROOTS.get(size));
	}

	@ParameterizedTest
	@CsvSource({
			"0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
			"5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" })
	void inclusion_proofs_are_the_published_ones(long n, long size, String path) {
		assertThat(tree(this.published).inclusion(n, size)).extracting(TreeTests::hex).containsExactly(path.split(" "));
	}

	@ParameterizedTest
	@CsvSource({
			"2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
			"6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
			"2, 8, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4" })
	void consistency_proofs_are_the_published_ones(long from, long to, String path) {
		assertThat(tree(this.published).consistency(from, to)).extracting(TreeTests::hex)
			.containsExactly(path.split(" "));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 255, 256, 257, 511, 512, 1000, 65_536, 65_537, 70_000 })
	void any_tree_has_the_root_and_the_proofs_of_the_rfc(int size) {
		Random random = new Random(6962 + size);
		List<byte[]> leaves = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			byte[] content = new byte[random.nextInt(40)];
			random.nextBytes(content);
			leaves.add(Tree.leaf(content));
		}

		assertThat(hex(tree(leaves).root(size))).isEqualTo(hex(naive(leaves)));
		for (int i = 0; i < 20; i++) {
			int n = random.nextInt(size);
			assertThat(hex(upFrom(leaves.get(n), n, size, tree(leaves).inclusion(n, size))))
				.isEqualTo(hex(naive(leaves)));
			int from = 1 + random.nextInt(size);
			assertConsistent(from, size, naive(leaves.subList(0, from)), naive(leaves),
					tree(leaves).consistency(from, size));
		}
	}

	@Test
	void a_proof_reads_a_few_rows_of_hashes_and_never_the_log() {
		List<byte[]> leaves = new ArrayList<>();
		for (int i = 0; i < 70_000; i++) {
			leaves.add(Tree.leaf(new byte[] { (byte) i, (byte) (i >> 8), (byte) (i >> 16) }));
		}
		Tree.Stored stored = stored(leaves);
		AtomicInteger read = new AtomicInteger();

		new Tree((level, first, count) -> {
			List<byte[]> row = stored.hashes(level, first, count);
			read.addAndGet(row.size());
			return row;
		}).inclusion(12_345, 70_000);

		assertThat(read).hasValueLessThan(4 * Tree.WIDTH);
	}

	/** RFC 9162, section 2.1.3.2: from a leaf to the root. */
	private static byte[] upFrom(byte[] leaf, long n, long size, List<byte[]> path) {
		long fn = n;
		long sn = size - 1;
		byte[] hash = leaf;
		for (byte[] beside : path) {
			if ((fn & 1) == 1 || fn == sn) {
				hash = Tree.node(beside, hash);
				while ((fn & 1) == 0 && fn != 0) {
					fn >>= 1;
					sn >>= 1;
				}
			}
			else {
				hash = Tree.node(hash, beside);
			}
			fn >>= 1;
			sn >>= 1;
		}
		assertThat(sn).isZero();
		return hash;
	}

	/** RFC 9162, section 2.1.4.2. */
	private static void assertConsistent(long from, long to, byte[] first, byte[] second, List<byte[]> proof) {
		if (from == to) {
			assertThat(proof).isEmpty();
			return;
		}
		List<byte[]> path = new ArrayList<>(proof);
		if (Long.bitCount(from) == 1) {
			path.add(0, first);
		}
		long fn = from - 1;
		long sn = to - 1;
		while ((fn & 1) == 1) {
			fn >>= 1;
			sn >>= 1;
		}
		byte[] one = path.get(0);
		byte[] two = path.get(0);
		for (byte[] beside : path.subList(1, path.size())) {
			if ((fn & 1) == 1 || fn == sn) {
				one = Tree.node(beside, one);
				two = Tree.node(beside, two);
				while ((fn & 1) == 0 && fn != 0) {
					fn >>= 1;
					sn >>= 1;
				}
			}
			else {
				two = Tree.node(two, beside);
			}
			fn >>= 1;
			sn >>= 1;
		}
		assertThat(hex(one)).isEqualTo(hex(first));
		assertThat(hex(two)).isEqualTo(hex(second));
	}

	/** RFC 6962, section 2.1, word by word. */
	private static byte[] naive(List<byte[]> leaves) {
		if (leaves.size() == 1) {
			return leaves.get(0);
		}
		int half = Integer.highestOneBit(leaves.size() - 1);
		return Tree.node(naive(leaves.subList(0, half)), naive(leaves.subList(half, leaves.size())));
	}

	private static Tree tree(List<byte[]> leaves) {
		return new Tree(stored(leaves));
	}

	private static Tree.Stored stored(List<byte[]> leaves) {
		List<List<byte[]>> levels = new ArrayList<>(List.of(leaves));
		for (List<byte[]> below = leaves; below.size() >= Tree.WIDTH;) {
			List<byte[]> level = new ArrayList<>();
			for (int i = 0; i + Tree.WIDTH <= below.size(); i += Tree.WIDTH) {
				level.add(naive(below.subList(i, i + Tree.WIDTH)));
			}
			levels.add(level);
			below = level;
		}
		return (level, first, count) -> {
			List<byte[]> row = levels.get(level);
			return row.subList((int) first, (int) Math.min(row.size(), first + count));
		};
	}

	private static String hex(byte[] hash) {
		return HexFormat.of().formatHex(hash);
	}

}
