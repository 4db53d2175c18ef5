-- ids differ by case, as on H2; trailing blanks count
alter database character set utf8mb4 collate utf8mb4_0900_bin;
